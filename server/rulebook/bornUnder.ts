import type { HallState } from '../../protocol/hall/hallState.ts';
import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import { currentRulebook } from '../../protocol/rulebook/rulebookState.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';

/** The version of the rules a new incident keeps for life; the first goes without saying. Refuses a kind they do not offer. */
export function bornUnder(
  { rulebook }: HallState,
  { kindId, incidentType }: Pick<CommandOf<'reportIncident'>, 'kindId' | 'incidentType'>,
): { rulebookVersion?: number } {
  if (kindId !== undefined) {
    const kind = currentRulebook(rulebook).kinds.find(({ id }) => id === kindId);
    if (kind?.family !== incidentType || !kind.isActive) throw new Rejected('malformed', 'kindUnknown');
  }
  return rulebook.current === 1 ? {} : { rulebookVersion: rulebook.current };
}
