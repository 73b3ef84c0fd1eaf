import { z } from 'zod';
import {
  assignmentSchema,
  attachmentSchema,
  incidentSchema,
  type Assignment,
  type Incident,
  type IncidentLogLine,
} from '../incident/incident.ts';
import { isActiveAssignment } from '../incident/incidentRules.ts';
import { responseItemSchema } from '../plan/planResponse.ts';
import { emergencySchema } from '../safety/emergency.ts';
import { fieldBroadcastSchema } from '../broadcast/broadcast.ts';
import { selectFieldBroadcasts } from '../broadcast/selectFieldBroadcasts.ts';
import { fieldConversationSchema, selectFieldMessages } from '../message/fieldMessages.ts';
import { bilingualNameSchema } from '../area/area.ts';
import { phrasesFor } from '../rulebook/quickPhrase.ts';
import { currentRulebook, rulebookOf } from '../rulebook/rulebookState.ts';
import { openEmergencyOf } from '../safety/evolveEmergencies.ts';
import { unitDutySchema } from '../unit/unitDuty.ts';
import type { UnitId } from '../ids.ts';
import type { HallState } from './hallState.ts';

/** One assignment with as much of its incident as the unit needs; nothing of other units' business. */
export const fieldAssignmentSchema = z.strictObject({
  assignment: assignmentSchema,
  incident: incidentSchema.pick({
    id: true,
    number: true,
    status: true,
    type: true,
    priority: true,
    place: true,
    summary: true,
  }),
  /** What the hall calls such an incident, by the rules it was born under; absent where its family says all. */
  kind: bilingualNameSchema.exactOptional(),
  /** What the hall calls its priority now. */
  priorityName: bilingualNameSchema.exactOptional(),
  notes: z.array(z.strictObject({ at: z.number(), name: z.string(), text: z.string() })),
  photos: z.array(z.strictObject({ at: z.number(), name: z.string(), attachment: attachmentSchema })),
  /** What its plan asks to be done, and what is done; absent without a plan. */
  checklist: z.array(responseItemSchema).exactOptional(),
});
export type FieldAssignment = z.infer<typeof fieldAssignmentSchema>;

/** All a phone is told: its own duty and its own assignments, active ones first, newest first. */
export const fieldViewSchema = z.strictObject({
  seq: z.number().int(),
  duty: unitDutySchema,
  assignments: z.array(fieldAssignmentSchema),
  /** The emergency it is in, so that both devices of a unit show it. */
  emergency: emergencySchema.nullable().exactOptional(),
  /** Broadcasts nobody of the unit has confirmed, oldest first. */
  broadcasts: z.array(fieldBroadcastSchema).exactOptional(),
  /** While on duty: the conversations it is in, the latest first. */
  messages: z.array(fieldConversationSchema).exactOptional(),
  /** The hall's phrases for phones; absent while it has none of its own. */
  phrases: z.array(bilingualNameSchema).exactOptional(),
});
export type FieldView = z.infer<typeof fieldViewSchema>;

const shownFinished = 20;

export function selectFieldView(state: HallState, unitId: UnitId): FieldView {
  const own: FieldAssignment[] = [];
  for (const incident of Object.values(state.incidents)) {
    for (const assignment of incident.assignments) {
      if (assignment.unitId === unitId) own.push(fieldAssignment(state, incident, assignment));
    }
  }
  own.sort((first, second) => sentAt(second) - sentAt(first));
  const active = own.filter(({ assignment }) => isActiveAssignment(assignment));
  const finished = own.filter(({ assignment }) => !isActiveAssignment(assignment)).slice(0, shownFinished);
  const book = currentRulebook(state.rulebook);
  return {
    seq: state.seq,
    duty: state.units[unitId] ?? { unitId, onDuty: false, since: 0 },
    assignments: [...active, ...finished],
    emergency: openEmergencyOf(state.emergencies, unitId) ?? null,
    broadcasts: selectFieldBroadcasts(state.broadcasts, unitId),
    ...(book.phrases === undefined ? {} : { phrases: phrasesFor(book, 'field').map(({ text }) => text) }),
    messages: state.units[unitId]?.onDuty === true ? selectFieldMessages(state.messages, state.incidents, unitId) : [],
  };
}

function sentAt({ assignment }: FieldAssignment): number {
  return assignment.stamps.sent?.at ?? 0;
}

function fieldAssignment(state: HallState, incident: Incident, assignment: Assignment): FieldAssignment {
  const { id, number, status, type, priority, place, summary } = incident;
  const log = wholeLog(state, incident);
  const notes = log
    .filter((line) => line.event === 'incidentNoteAdded')
    .map((line) => ({ at: line.at, name: line.actor.name, text: line.text ?? '' }));
  const photos = log.flatMap((line) =>
    line.attachment === undefined ? [] : [{ at: line.at, name: line.actor.name, attachment: line.attachment }],
  );
  const kind = rulebookOf(state.rulebook, incident.rulebookVersion).kinds.find((one) => one.id === incident.kindId);
  return {
    assignment,
    ...(kind !== undefined && { kind: kind.name }),
    priorityName: currentRulebook(state.rulebook).priorityNames[priority],
    incident: { id, number, status, type, priority, place, summary },
    notes,
    photos,
    ...(incident.response === undefined ? {} : { checklist: incident.response.items }),
  };
}

/** With a merge the crew goes on, and so do the notes and photos it had: what was merged in belongs to the story. */
export function wholeLog(state: Pick<HallState, 'incidents'>, incident: Incident): readonly IncidentLogLine[] {
  const merged = (incident.mergedFrom ?? []).flatMap((id) => {
    const one = state.incidents[id];
    return one === undefined ? [] : wholeLog(state, one);
  });
  return merged.length === 0 ? incident.log : [...merged, ...incident.log].sort((one, other) => one.seq - other.seq);
}
