import type { CommandOf } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { IncidentEvent } from '../../protocol/incident/events.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { HallFacts } from '../hall/index.ts';
import { bornUnder } from '../rulebook/index.ts';
import { refuseIdentifyingText } from './refuseIdentifyingText.ts';

/** A new incident. Whoever reports without knowing the area (a phone, a feed) gets the one the place lies in. */
export function decideReport(
  state: HallState,
  { type: _type, ...report }: CommandOf<'reportIncident'>,
  { areas }: HallFacts,
): IncidentEvent[] {
  if (state.incidents[report.incidentId] !== undefined) throw new Rejected('conflict', 'incidentExists');
  refuseIdentifyingText(report.summary);
  const areaId = report.areaId ?? areas.areaAt(report.place);
  return [
    { type: 'incidentReported', number: state.incidentCount + 1, ...report, areaId, ...bornUnder(state, report) },
  ];
}
