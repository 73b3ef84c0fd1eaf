import { mayUseScene, type SceneOwner } from '../../protocol/wall/sceneRights.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';

export function demandUse(scene: SceneOwner, { actor }: Pick<HallFacts, 'actor'>): void {
  if (!mayUseScene(actor, scene)) throw new Rejected('forbidden', 'sceneOfOthers');
}
