import { isHallSeat, isInformed, mayAct, type Reach } from '../../../protocol/access/scope.ts';
import type { AreaTree } from '../../../protocol/area/areaTree.ts';
import type { Incident, IncidentLogLine } from '../../../protocol/incident/incident.ts';
import { isFinished } from '../../store/index.ts';

/** By incident: the sequence of the latest line about it that this account saw. */
export type InformedSeen = Readonly<Record<string, number>>;

/** What a lower centre's or an agency's seat has to do with: its own, and what it was told of. */
export function isInReach(seat: Reach, incident: Incident, areas: AreaTree): boolean {
  return isHallSeat(seat) || mayAct(seat, incident, areas) || incident.log.some((line) => isInformed(seat, line));
}

export interface InformedIncident {
  readonly incident: Incident;
  /** What somebody above did past this centre and nobody of this account saw yet, oldest first. */
  readonly lines: readonly IncidentLogLine[];
}

/** The incidents a centre is told of, those with the latest news first. */
export function informedIncidents(
  seat: Reach,
  incidents: Readonly<Record<string, Incident>>,
  seen: InformedSeen,
): InformedIncident[] {
  if (seat.areaId === undefined) return [];
  return Object.values(incidents)
    .flatMap((incident) => {
      const after = seen[incident.id] ?? 0;
      const lines = incident.log.filter((line) => line.seq > after && isInformed(seat, line));
      return lines.length === 0 ? [] : [{ incident, lines }];
    })
    .sort((first, second) => (second.lines.at(-1)?.seq ?? 0) - (first.lines.at(-1)?.seq ?? 0));
}

/** What an agency is asked to take over, the soonest due first. */
export function askedHandOffs(seat: Reach, incidents: Readonly<Record<string, Incident>>): Incident[] {
  if (seat.agencyId === undefined) return [];
  return Object.values(incidents)
    .filter(({ handOff }) => handOff?.state === 'asked' && handOff.toAgencyId === seat.agencyId)
    .sort((first, second) => (first.handOff?.answerDue ?? 0) - (second.handOff?.answerDue ?? 0));
}

/** Seen by now; what is finished and told of no more is forgotten, so that the list stays short. */
export function withSeen(
  seen: InformedSeen,
  news: readonly InformedIncident[],
  all: Readonly<Record<string, Incident>>,
): InformedSeen {
  const kept = Object.entries(seen).filter(([id]) => {
    const incident = all[id];
    return incident !== undefined && !isFinished(incident);
  });
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(news.map(({ incident }) => [incident.id, incident.lastSeq])),
  };
}
