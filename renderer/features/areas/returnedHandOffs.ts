import type { AccountId } from '../../../protocol/ids.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { isFinished } from '../../store/index.ts';

/** By incident: when the hand-off was answered whose answer this account has read. */
export type HandOffsSeen = Readonly<Record<string, number>>;

/** Hand-offs that this account asked for and that came back, refused or unanswered: the work is its own again. */
export function returnedHandOffs(
  accountId: AccountId,
  incidents: Readonly<Record<string, Incident>>,
  seen: HandOffsSeen = {},
): Incident[] {
  return Object.values(incidents)
    .filter((incident) => !isFinished(incident) && isReturned(incident))
    .filter(({ handOff }) => handOff?.askedBy.accountId === accountId)
    .filter((incident) => returnedAt(incident) > (seen[incident.id] ?? 0))
    .sort((first, second) => returnedAt(second) - returnedAt(first));
}

export function returnedAt({ handOff }: Incident): number {
  return handOff?.answer?.at ?? 0;
}

function isReturned({ handOff }: Incident): boolean {
  return handOff?.state === 'refused' || handOff?.state === 'timedOut';
}
