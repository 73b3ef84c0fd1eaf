import type { AreaTree } from '../../protocol/area/areaTree.ts';
import type { Position } from '../../protocol/geometry/place.ts';
import type { AgencyId, AttachmentId, CameraId, UnitId } from '../../protocol/ids.ts';
import type { StoredAttachment } from '../../protocol/incident/commands.ts';
import type { Unit } from '../../protocol/unit/unit.ts';
import type { Actor } from '../../protocol/access/role.ts';

/** What a decision may know beside the state: the directory, stored photos, and who asks. Read-only lookups. */
export interface HallFacts {
  readonly actor: Actor;
  /** The server's milliseconds of the command. */
  readonly now: number;
  readonly findUnit: (unitId: UnitId) => Unit | undefined;
  readonly areas: AreaTree;
  readonly hasAgency: (agencyId: AgencyId) => boolean;
  readonly hasCamera: (cameraId: CameraId) => boolean;
  /** Cameras that do not answer now; absent where nobody watches them. */
  readonly brokenCameras?: () => readonly CameraId[];
  /** Those of the three tiers that see a place best now, the best first; absent where nobody links cameras. */
  readonly camerasAround?: (position: Position) => readonly CameraId[];
  /** Whether the site lets walls show this web page. */
  readonly isPageAllowed: (url: string) => boolean;
  readonly findAttachment: (attachmentId: AttachmentId) => StoredAttachment | undefined;
}
