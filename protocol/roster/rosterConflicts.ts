import type { Shift } from './roster.ts';

/** The same person, or the same vehicle, in two shifts that run at once. Names may be alike: people judge, nothing is refused. */
export interface RosterConflict {
  readonly kind: 'person' | 'vehicle';
  readonly name: string;
  readonly otherId: string;
}

type Served = Pick<Shift, 'id' | 'unitId' | 'startAt' | 'endAt' | 'crew' | 'vehicle'> &
  Partial<Pick<Shift, 'cancelled' | 'endedAt'>>;

/** What in one shift, as it is or as it is about to be, stands in another at the same time. */
export function conflictsOf(shift: Served, shifts: Readonly<Record<string, Served>>): RosterConflict[] {
  if (isOver(shift)) return [];
  return Object.values(shifts)
    .filter((other) => other.id !== shift.id && !isOver(other) && meets(shift, other))
    .flatMap((other): RosterConflict[] => {
      const people = shift.crew.filter((name) => other.crew.includes(name));
      const vehicles = shift.vehicle !== null && shift.vehicle === other.vehicle ? [shift.vehicle] : [];
      return [
        ...people.map((name) => ({ kind: 'person' as const, name, otherId: other.id })),
        ...vehicles.map((name) => ({ kind: 'vehicle' as const, name, otherId: other.id })),
      ];
    });
}

function isOver({ cancelled, endedAt }: Served): boolean {
  return cancelled !== undefined || endedAt !== undefined;
}

function meets(one: Served, other: Served): boolean {
  return one.startAt < other.endAt && other.startAt < one.endAt;
}
