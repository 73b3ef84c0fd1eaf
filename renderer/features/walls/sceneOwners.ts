import { agencyIdSchema, planIdSchema } from '../../../protocol/ids.ts';
import type { SceneOwner } from '../../../protocol/wall/sceneRights.ts';

const everybody = 'everybody';

/** An owner as the value of a choice, and back. */
export function ownerKey({ agencyId, planId }: SceneOwner): string {
  if (planId !== undefined) return `plan:${planId}`;
  return agencyId === null ? everybody : `agency:${agencyId}`;
}

export function ownerOf(key: string): SceneOwner {
  const kind = key.slice(0, key.indexOf(':'));
  const id = key.slice(key.indexOf(':') + 1);
  if (kind === 'plan') return { agencyId: null, planId: planIdSchema.parse(id) };
  return { agencyId: kind === 'agency' ? agencyIdSchema.parse(id) : null };
}
