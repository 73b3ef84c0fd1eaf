import { isPermitted } from '../../protocol/access/permissions.ts';
import type { Reach } from '../../protocol/access/scope.ts';
import type { AccountId } from '../../protocol/ids.ts';
import { dueList } from '../../protocol/clock/dueList.ts';
import type { Broadcast } from '../../protocol/broadcast/broadcast.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { askedHandOffs, returnedHandOffs } from '../features/areas/index.ts';
import type { AlertTone } from './toneRank.ts';

/** A broadcast that somebody on duty has not got after so long is worth a look. */
const receiptDueMs = 60_000;

/** What of a seat's causes stand at a moment; a tone sounds when a new one comes. */
export interface Cues {
  readonly isLineLost: boolean;
  /** Ids of incidents with something overdue. */
  readonly overdue: ReadonlySet<string>;
  readonly handOffs: ReadonlySet<string>;
  /** Asked for here, refused or not answered in time; each answer apart. */
  readonly handOffsBack: ReadonlySet<string>;
  readonly receiptsMissing: ReadonlySet<string>;
}

type Known = Pick<HallState, 'incidents' | 'rulebook' | 'broadcasts'>;

export function readCues(
  seat: Reach & { readonly accountId: AccountId },
  { isLineLost, hall, now }: { readonly isLineLost: boolean; readonly hall: Known; readonly now: number },
): Cues {
  const hearsClocks = isPermitted(seat.role, 'urgeIncident') || isPermitted(seat.role, 'dispatchUnits');
  const due = hearsClocks ? dueList(hall, now) : [];
  return {
    isLineLost,
    overdue: new Set(due.filter(({ redCount }) => redCount > 0).map(({ incident }) => incident.id)),
    handOffs: new Set(askedHandOffs(seat, hall.incidents).map(({ id }) => id)),
    handOffsBack: new Set(
      returnedHandOffs(seat.accountId, hall.incidents).map(({ id, handOff }) => `${id} ${handOff?.askedAt ?? 0}`),
    ),
    receiptsMissing: new Set(
      Object.values(hall.broadcasts)
        .filter((one) => one.by.accountId === seat.accountId && isReceiptMissing(one, now))
        .map(({ id }) => id),
    ),
  };
}

function isReceiptMissing({ at, recall, correctedBy, deliveredAt }: Broadcast, now: number): boolean {
  return recall === undefined && correctedBy === undefined && now - at >= receiptDueMs && deliveredAt.includes(0);
}

/** The tones of what is new since the moment before; what stood already is not told again. */
export function newCueTones(before: Cues, now: Cues): AlertTone[] {
  const hasNew = (name: 'overdue' | 'handOffs' | 'handOffsBack' | 'receiptsMissing') =>
    [...now[name]].some((id) => !before[name].has(id));
  return [
    ...(now.isLineLost && !before.isLineLost ? (['lineLost'] as const) : []),
    ...(hasNew('handOffs') ? (['handOff'] as const) : []),
    ...(hasNew('handOffsBack') ? (['handOffBack'] as const) : []),
    ...(hasNew('overdue') ? (['overdue'] as const) : []),
    ...(hasNew('receiptsMissing') ? (['receiptMissing'] as const) : []),
  ];
}
