import { z } from 'zod';
import { placeSchema } from '../geometry/place.ts';
import { snapshotTakenSchema } from '../snapshot/snapshot.ts';
import { areaIdSchema, assignmentIdSchema, incidentIdSchema, noteIdSchema, unitIdSchema } from '../ids.ts';
import {
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
    priority: prioritySchema,
    place: placeSchema,
    areaId: areaIdSchema.nullable(),
    summary: z.string(),
    source: incidentSourceSchema,
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
    summary: z.string().exactOptional(),
  }),
  z.strictObject({ type: z.literal('unitDispatched'), ...ofAssignment, order: z.string() }),
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
  z.strictObject({ type: z.literal('camerasLinked'), ...ofIncident, cameras: z.array(linkedCameraSchema) }),
] as const;

export const incidentEventSchema = z.discriminatedUnion('type', [...incidentEventSchemas]);
export type IncidentEvent = z.infer<typeof incidentEventSchema>;
