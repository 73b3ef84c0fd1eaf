import { isPermitted } from '../access/permissions.ts';
import { isHallSeat, type Reach } from '../access/scope.ts';
import type { Scene, WallLibraryCommand } from './wallLibrary.ts';

export type SceneOwner = Pick<Scene, 'agencyId' | 'planId'>;
export type SceneChange = Extract<WallLibraryCommand['type'], `${string}Scene`>;

/** Everybody's scenes and those of plans are for every desk; an agency's for its own people and for the hall's own seats. */
export function mayUseScene(actor: Reach, { agencyId }: SceneOwner): boolean {
  return agencyId === null || isHallSeat(actor) || actor.agencyId === agencyId;
}

/** Why a scene that something names cannot be put up by this person; null where it can. */
export function checkUseScene(actor: Reach, scene: SceneOwner | undefined): 'sceneUnknown' | 'sceneOfOthers' | null {
  if (scene === undefined) return 'sceneUnknown';
  return mayUseScene(actor, scene) ? null : 'sceneOfOthers';
}

/**
 * Who keeps scenes by role changes everybody's. An agency's only its own people change, and the hall's duty leader, who
 * could not clear up after an agency otherwise; a plan's whoever may change the plan.
 */
export function mayChangeScene(actor: Reach, change: SceneChange, { agencyId, planId }: SceneOwner): boolean {
  if (!isPermitted(actor.role, change)) return false;
  if (planId !== undefined) return isPermitted(actor.role, 'savePlan');
  if (agencyId === null) return true;
  return actor.agencyId === agencyId || (actor.role === 'dutyLeader' && isHallSeat(actor));
}
