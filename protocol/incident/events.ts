import { z } from 'zod';
import { placeSchema } from '../geometry/place.ts';
import { areaLevelSchema } from '../area/area.ts';
import { clipKeptSchema } from '../snapshot/clip.ts';
import { snapshotTakenSchema } from '../snapshot/snapshot.ts';
import {
  agencyIdSchema,
  areaIdSchema,
  assignmentIdSchema,
  incidentIdSchema,
  noteIdSchema,
  unitIdSchema,
  urgeIdSchema,
} from '../ids.ts';
import {
  assignmentSchema,
  attachmentSchema,
  incidentSourceSchema,
  incidentTypeSchema,
  linkedCameraSchema,
  prioritySchema,
} from './incident.ts';

const ofIncident = { incidentId: incidentIdSchema };
const ofAssignment = { incidentId: incidentIdSchema, assignmentId: assignmentIdSchema, unitId: unitIdSchema };

export const incidentEventSchemas = [
  z.strictObject({
    type: z.literal('incidentReported'),
    ...ofIncident,
    number: z.number().int().positive(),
    incidentType: incidentTypeSchema,
    kindId: z.string().max(40).exactOptional(),
    rulebookVersion: z.number().int().positive().exactOptional(),
    priority: prioritySchema,
    place: placeSchema,
    areaId: areaIdSchema.nullable(),
    summary: z.string(),
    source: incidentSourceSchema,
    occurredAt: z.number().exactOptional(),
  }),
  z.strictObject({ type: z.literal('incidentAccepted'), ...ofIncident }),
  z.strictObject({ type: z.literal('incidentOpened'), ...ofIncident }),
  z.strictObject({ type: z.literal('incidentReturned'), ...ofIncident, reason: z.string() }),
  z.strictObject({ type: z.literal('incidentVoided'), ...ofIncident, reason: z.string() }),
  z.strictObject({
    type: z.literal('incidentEdited'),
    ...ofIncident,
    incidentType: incidentTypeSchema.exactOptional(),
    priority: prioritySchema.exactOptional(),
    place: placeSchema.exactOptional(),
    areaId: areaIdSchema.nullable().exactOptional(),
    summary: z.string().exactOptional(),
  }),
  z.strictObject({
    type: z.literal('unitDispatched'),
    ...ofAssignment,
    order: z.string(),
    informed: z.array(areaIdSchema).exactOptional(),
  }),
  z.strictObject({ type: z.literal('assignmentRecalled'), ...ofAssignment, reason: z.string() }),
  z.strictObject({ type: z.literal('assignmentDelivered'), ...ofAssignment }),
  z.strictObject({ type: z.literal('assignmentSeen'), ...ofAssignment }),
  z.strictObject({ type: z.literal('assignmentAcknowledged'), ...ofAssignment }),
  z.strictObject({ type: z.literal('unitDeparted'), ...ofAssignment }),
  z.strictObject({ type: z.literal('unitArrived'), ...ofAssignment }),
  z.strictObject({ type: z.literal('unitReportedBack'), ...ofAssignment, report: z.string() }),
  z.strictObject({
    type: z.literal('incidentVerified'),
    ...ofIncident,
    outcome: z.enum(['passed', 'failed']),
    note: z.string(),
  }),
  z.strictObject({ type: z.literal('incidentClosed'), ...ofIncident, note: z.string() }),
  z.strictObject({ type: z.literal('incidentNoteAdded'), ...ofIncident, noteId: noteIdSchema, text: z.string() }),
  z.strictObject({ type: z.literal('photoAttached'), ...ofIncident, attachment: attachmentSchema }),
  snapshotTakenSchema,
  clipKeptSchema,
  z.strictObject({ type: z.literal('camerasLinked'), ...ofIncident, cameras: z.array(linkedCameraSchema) }),
  z.strictObject({
    type: z.literal('incidentParked'),
    ...ofIncident,
    reason: z.string(),
    until: z.number().nullable(),
  }),
  z.strictObject({ type: z.literal('incidentResumed'), ...ofIncident }),
  z.strictObject({ type: z.literal('extensionAsked'), ...ofIncident, until: z.number(), reason: z.string() }),
  z.strictObject({ type: z.literal('extensionGranted'), ...ofIncident, note: z.string() }),
  z.strictObject({ type: z.literal('extensionRefused'), ...ofIncident, reason: z.string() }),
  z.strictObject({
    type: z.literal('incidentEscalated'),
    ...ofIncident,
    level: areaLevelSchema,
    leadAreaId: areaIdSchema,
    reason: z.string(),
    informed: z.array(areaIdSchema),
  }),
  z.strictObject({
    type: z.literal('handOffAsked'),
    ...ofIncident,
    agencyId: agencyIdSchema,
    reason: z.string(),
    answerDue: z.number(),
  }),
  z.strictObject({ type: z.literal('handOffAccepted'), ...ofIncident, agencyId: agencyIdSchema }),
  z.strictObject({
    type: z.literal('handOffRefused'),
    ...ofIncident,
    agencyId: agencyIdSchema,
    reason: z.string(),
  }),
  z.strictObject({ type: z.literal('handOffTimedOut'), ...ofIncident, agencyId: agencyIdSchema }),
  z.strictObject({ type: z.literal('incidentReopened'), ...ofIncident, reason: z.string() }),
  /** The kept incident takes over: it carries what moves in full, so that each incident evolves by itself. */
  z.strictObject({
    type: z.literal('incidentAbsorbed'),
    ...ofIncident,
    otherId: incidentIdSchema,
    reason: z.string(),
    assignments: z.array(assignmentSchema),
    handlers: z.array(z.string()),
  }),
  /** The other side of `incidentAbsorbed`: this one went into `otherId`. */
  z.strictObject({
    type: z.literal('incidentMerged'),
    ...ofIncident,
    otherId: incidentIdSchema,
    reason: z.string(),
    assignmentIds: z.array(assignmentIdSchema),
  }),
  /** The incident is its own again, with its assignments as they stand now. */
  z.strictObject({
    type: z.literal('incidentUnmerged'),
    ...ofIncident,
    otherId: incidentIdSchema,
    reason: z.string(),
    assignments: z.array(assignmentSchema),
    handlers: z.array(z.string()),
  }),
  /** The other side of `incidentUnmerged`: `otherId` left this one, and took its assignments along. */
  z.strictObject({
    type: z.literal('incidentSplit'),
    ...ofIncident,
    otherId: incidentIdSchema,
    reason: z.string(),
    assignmentIds: z.array(assignmentIdSchema),
  }),
  z.strictObject({ type: z.literal('incidentLinked'), ...ofIncident, otherId: incidentIdSchema }),
  z.strictObject({ type: z.literal('incidentUnlinked'), ...ofIncident, otherId: incidentIdSchema }),
  z.strictObject({
    type: z.literal('parentIncidentSet'),
    ...ofIncident,
    parentId: incidentIdSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('incidentUrged'), ...ofIncident, urgeId: urgeIdSchema, text: z.string() }),
  z.strictObject({ type: z.literal('urgeAnswered'), ...ofIncident, urgeId: urgeIdSchema, text: z.string() }),
] as const;

export const incidentEventSchema = z.discriminatedUnion('type', [...incidentEventSchemas]);
export type IncidentEvent = z.infer<typeof incidentEventSchema>;
