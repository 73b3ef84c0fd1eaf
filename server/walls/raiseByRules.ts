import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';

/** What the rules put on walls because of these entries: every wall once for every new incident. */
export function raiseByRules(
  { wallLibrary, walls }: Pick<HallState, 'wallLibrary' | 'walls'>,
  entries: readonly JournalEntry[],
): CommandOf<'raiseOnWall'>[] {
  return entries.flatMap(({ event }) => {
    if (event.type !== 'incidentReported') return [];
    const { incidentId, incidentType, priority } = event;
    const matching = Object.values(wallLibrary.rules).filter(
      (rule) =>
        priority <= rule.priority &&
        (rule.incidentTypes.length === 0 || rule.incidentTypes.includes(incidentType)) &&
        walls[rule.wallId] !== undefined,
    );
    const byWall = new Map(matching.map((rule) => [rule.wallId, rule]));
    return [...byWall.values()].map(
      ({ id, wallId }) => ({ type: 'raiseOnWall', wallId, incidentId, ruleId: id }) as const,
    );
  });
}
