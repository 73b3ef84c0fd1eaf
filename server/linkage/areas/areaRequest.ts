import type { Camera } from '../../../protocol/camera/camera.ts';
import type { CallOutput } from '../../../protocol/wire/allCalls.ts';
import type { Bounds } from './findBlindSpots.ts';

export type AreaRequest =
  | { readonly type: 'viewshed'; readonly camera: Camera }
  | { readonly type: 'blindSpots'; readonly cameras: readonly Camera[]; readonly bounds: Bounds };

/** What each request is answered with. */
export interface AreaAnswers {
  readonly viewshed: CallOutput<'linkage.viewshed'>;
  readonly blindSpots: CallOutput<'linkage.blindSpots'>;
}

export interface AreaQuestion {
  readonly id: number;
  readonly request: AreaRequest;
}

export type AreaReply =
  | { readonly id: number; readonly answer: AreaAnswers[AreaRequest['type']] }
  | { readonly id: number; readonly failure: string };

/** What the thread is started with. */
export interface AreaThreadStart {
  readonly cityFolder: string;
  readonly dataFolder: string;
}
