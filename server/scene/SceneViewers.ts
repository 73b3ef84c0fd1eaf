import type { Actor } from '../../protocol/access/role.ts';
import { isPermitted } from '../../protocol/access/permissions.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { CameraId, UnitId } from '../../protocol/ids.ts';
import { checkSceneCamera, keepsSceneCamera } from '../../protocol/scene/checkSceneCamera.ts';
import type { ParsedInput } from '../../protocol/wire/allCalls.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';

/** Phones that look through a camera of their scene: what they may, and when that ends. */
export class SceneViewers {
  readonly #units = new Map<string, UnitId>();

  /** Throws unless the person may look: a desk by its role, a unit by its assignment. */
  admit(state: HallState, peerId: string, actor: Actor, wanted: ParsedInput<'media.watchCamera'>): void {
    if (isPermitted(actor.role, 'viewCamera')) return;
    if (actor.unitId === undefined) throw new Rejected('forbidden', 'roleMayNot');
    const refusal = checkSceneCamera(state, actor.unitId, wanted);
    if (refusal !== null) throw new Rejected('forbidden', refusal);
    this.#units.set(peerId, actor.unitId);
  }

  /** Assignments, duties or linkage changed: pictures whose right is gone are to be closed. */
  recheck(state: HallState, close: (peerId: string, mayStay: (cameraId: CameraId) => boolean) => void): void {
    for (const [peerId, unitId] of this.#units) close(peerId, (cameraId) => keepsSceneCamera(state, unitId, cameraId));
  }

  leave(peerId: string): void {
    this.#units.delete(peerId);
  }
}
