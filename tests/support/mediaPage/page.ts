import type { CallMedia } from '../../../protocol/media/mediaCalls.ts';
import { Rejected, rejectionSchema } from '../../../protocol/wire/rejection.ts';
import {
  CameraView,
  MediaConnection,
  VoiceReceiver,
  VoiceSender,
  type CameraViewState,
} from '../../../renderer/media/index.ts';

declare global {
  interface Window {
    /** Answered by the test process, which stands where a socket would. */
    mediaCall: (name: string, input: unknown) => Promise<{ output: unknown } | { rejection: unknown }>;
    media: MediaPageApi;
  }
}

export type MediaPageApi = {
  connection: MediaConnection;
  sender: VoiceSender;
  receiver: VoiceReceiver;
  view: (name: string) => CameraView;
  states: Record<string, CameraViewState[]>;
};

const call = (async (name: string, input: unknown) => {
  const answer = await window.mediaCall(name, input);
  if ('output' in answer) return answer.output;
  const rejection = rejectionSchema.parse(answer.rejection);
  throw new Rejected(rejection.code, rejection.reason);
}) as CallMedia;

const connection = new MediaConnection({ call });
const views = new Map<string, CameraView>();
const states: Record<string, CameraViewState[]> = {};

function view(name: string): CameraView {
  const known = views.get(name);
  if (known !== undefined) return known;
  const host = document.createElement('div');
  host.style.cssText = 'position:relative;width:320px;height:180px;display:inline-block;background:#000';
  document.body.append(host);
  const seen: CameraViewState[] = [];
  states[name] = seen;
  const made = new CameraView({ connection, host, onChange: (state) => seen.push(state) });
  views.set(name, made);
  return made;
}

const sender = new VoiceSender({ connection });
const receiver = new VoiceReceiver({ connection });
window.media = { connection, sender, receiver, view, states };
