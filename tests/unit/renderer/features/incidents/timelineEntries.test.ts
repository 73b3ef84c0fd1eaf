import { expect, it } from 'vitest';
import { incidentIdSchema } from '../../../../../protocol/ids.ts';
import type { Incident, IncidentLogLine } from '../../../../../protocol/incident/incident.ts';
import { emptyHallState } from '../../../../../protocol/hall/hallState.ts';
import { messageSchema } from '../../../../../protocol/message/message.ts';
import { countSorts, timelineEntries } from '../../../../../renderer/features/incidents/timelineEntries.ts';
import { incidentId, stateUpTo } from '../../../../support/incidentBuilder.ts';

const model = stateUpTo('unitArrived').incidents[incidentId];
if (model === undefined) throw new Error('The builder made no incident');
const incident: Incident = model;
const last = incident.log.at(-1);
if (last === undefined) throw new Error('The builder made no line');
const line: IncidentLogLine = last;
const farLater = line.at + 365 * 86_400_000;

it('puts log, messages, deadlines that passed and what was merged in one order, the newest first', () => {
  const otherId = incidentIdSchema.parse('merged-one');
  const ownLine = { ...line, seq: 4_000, at: line.at + 4, event: 'incidentNoteAdded', text: '另一报警人' };
  const merged: Incident = { ...incident, id: otherId, number: 77, log: [ownLine] };
  const message = messageSchema.parse({
    ...{ id: 'm1', seq: 5_000, at: line.at + 5, by: line.actor, text: '烟很大' },
  });
  const to = { kind: 'incident' as const, incidentId };
  const state = {
    ...emptyHallState(),
    incidents: { [incidentId]: incident, [otherId]: merged },
    messages: { [`incident:${incidentId}`]: { to, messages: [message], count: 1, readers: {}, unitIds: [] } },
  };
  const entries = timelineEntries({ ...incident, mergedFrom: [otherId] }, state, line.at + 10);
  expect(entries.slice(0, 3)).toMatchObject([
    { kind: 'message', sort: 'words', message: { text: '烟很大' } },
    { kind: 'log', sort: 'words', ofNumber: 77 },
    { kind: 'log', sort: 'units', line: { event: 'unitArrived' } },
  ]);
  expect(entries.length).toBe(incident.log.length + 2);
  expect(countSorts(entries)).toMatchObject({ words: 2, clocks: 0 });
});

it('tells a deadline only once it has passed, at its own time, and not at all where it was kept', () => {
  const clocksOf = (now: number) =>
    timelineEntries(incident, emptyHallState(), now).flatMap((one) => (one.kind === 'clock' ? [one] : []));
  expect(clocksOf(line.at)).toEqual([]);
  const passed = clocksOf(farLater);
  expect(passed.map(({ clock }) => clock.kind).sort()).toEqual(['scene', 'whole']);
  for (const { at, clock } of passed) expect(at).toBe(clock.dueAt);
});
