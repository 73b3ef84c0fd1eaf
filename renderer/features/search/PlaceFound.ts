import type { AreaLevel } from '../../../protocol/area/area.ts';
import type { CameraTier } from '../../../protocol/camera/camera.ts';
import type { Position } from '../../../protocol/geometry/place.ts';
import type { AreaId, CameraId } from '../../../protocol/ids.ts';
import type { CoordinateSystem } from './coordinates.ts';

interface Found {
  readonly name: { readonly zh: string; readonly en: string };
  /** Degrees, WGS-84. */
  readonly position: Position;
}

/** Something that has a place, as it was found by what somebody typed. */
export type PlaceFound =
  | (Found & { readonly kind: 'coordinate'; readonly system: CoordinateSystem })
  | (Found & { readonly kind: 'place'; readonly placeKind: string })
  | (Found & { readonly kind: 'area'; readonly id: AreaId; readonly level: AreaLevel })
  | (Found & { readonly kind: 'camera'; readonly id: CameraId; readonly tier: CameraTier });
