import type { Incident } from '../../../protocol/incident/incident.ts';
import type { RulebookState } from '../../../protocol/rulebook/rulebook.ts';
import { rulebookOf } from '../../../protocol/rulebook/rulebookState.ts';

export type Named = Pick<Incident, 'type' | 'kindId' | 'rulebookVersion'>;

/** What the rules an incident was born under call its kind; undefined where nobody said a kind, or it is unknown. */
export function kindName(
  rulebook: RulebookState,
  { kindId, rulebookVersion }: Pick<Named, 'kindId' | 'rulebookVersion'>,
  language: string,
): string | undefined {
  if (kindId === undefined) return undefined;
  const name = rulebookOf(rulebook, rulebookVersion).kinds.find(({ id }) => id === kindId)?.name;
  return name?.[language === 'en' ? 'en' : 'zh'];
}
