import { z } from 'zod';
import { placeSchema } from '../geometry/place.ts';
import {
  areaIdSchema,
  assignmentIdSchema,
  attachmentIdSchema,
  incidentIdSchema,
  noteIdSchema,
  unitIdSchema,
} from '../ids.ts';
import type { attachmentSchema } from './incident.ts';
import { incidentSourceSchema, incidentTypeSchema, linkedCameraSchema, prioritySchema } from './incident.ts';

const reasonText = z.string().trim().min(1).max(500);
const longText = z.string().trim().max(2000);
const onIncident = { incidentId: incidentIdSchema, expect: z.number().int().positive() };
const onAssignment = { incidentId: incidentIdSchema, assignmentId: assignmentIdSchema };

export const reportIncidentSchema = z.strictObject({
  type: z.literal('reportIncident'),
  incidentId: incidentIdSchema,
  incidentType: incidentTypeSchema,
  priority: prioritySchema,
  place: placeSchema,
  areaId: areaIdSchema.nullable(),
  summary: z.string().trim().min(1).max(500),
  source: incidentSourceSchema,
});

export const acceptIncidentSchema = z.strictObject({ type: z.literal('acceptIncident'), ...onIncident });
export const openIncidentSchema = z.strictObject({ type: z.literal('openIncident'), ...onIncident });
export const returnIncidentSchema = z.strictObject({
  type: z.literal('returnIncident'),
  ...onIncident,
  reason: reasonText,
});
export const voidIncidentSchema = z.strictObject({
  type: z.literal('voidIncident'),
  ...onIncident,
  reason: reasonText,
});
export const editIncidentSchema = z.strictObject({
  type: z.literal('editIncident'),
  ...onIncident,
  incidentType: incidentTypeSchema.exactOptional(),
  priority: prioritySchema.exactOptional(),
  place: placeSchema.exactOptional(),
  summary: z.string().trim().min(1).max(500).exactOptional(),
});
export const dispatchUnitsSchema = z.strictObject({
  type: z.literal('dispatchUnits'),
  ...onIncident,
  order: longText,
  assignments: z
    .array(z.strictObject({ assignmentId: assignmentIdSchema, unitId: unitIdSchema }))
    .min(1)
    .max(50),
});
export const recallAssignmentSchema = z.strictObject({
  type: z.literal('recallAssignment'),
  ...onIncident,
  assignmentId: assignmentIdSchema,
  reason: reasonText,
});
export const verifyIncidentSchema = z.strictObject({
  type: z.literal('verifyIncident'),
  ...onIncident,
  outcome: z.enum(['passed', 'failed']),
  note: longText,
});
export const closeIncidentSchema = z.strictObject({ type: z.literal('closeIncident'), ...onIncident, note: longText });

/** Steps of an assignment: by the unit itself, or by a dispatcher who heard it over the radio. */
export const confirmDeliverySchema = z.strictObject({ type: z.literal('confirmDelivery'), ...onAssignment });
export const confirmSeenSchema = z.strictObject({ type: z.literal('confirmSeen'), ...onAssignment });
export const acknowledgeAssignmentSchema = z.strictObject({
  type: z.literal('acknowledgeAssignment'),
  ...onAssignment,
});
export const departForSceneSchema = z.strictObject({ type: z.literal('departForScene'), ...onAssignment });
export const arriveOnSceneSchema = z.strictObject({ type: z.literal('arriveOnScene'), ...onAssignment });
export const reportBackSchema = z.strictObject({
  type: z.literal('reportBack'),
  ...onAssignment,
  report: longText.min(1),
});

export const addIncidentNoteSchema = z.strictObject({
  type: z.literal('addIncidentNote'),
  incidentId: incidentIdSchema,
  noteId: noteIdSchema,
  text: longText.min(1),
});
/** The bytes were uploaded before, under the same id; the server adds size and hash from what it stored. */
export const attachPhotoSchema = z.strictObject({
  type: z.literal('attachPhoto'),
  incidentId: incidentIdSchema,
  attachmentId: attachmentIdSchema,
  caption: z.string().trim().max(200),
});
/** Issued by the server itself after it chose and turned the cameras of an incident. */
export const linkCamerasSchema = z.strictObject({
  type: z.literal('linkCameras'),
  incidentId: incidentIdSchema,
  cameras: z.array(linkedCameraSchema).max(12),
});

export const incidentCommandSchemas = [
  reportIncidentSchema,
  acceptIncidentSchema,
  openIncidentSchema,
  returnIncidentSchema,
  voidIncidentSchema,
  editIncidentSchema,
  dispatchUnitsSchema,
  recallAssignmentSchema,
  verifyIncidentSchema,
  closeIncidentSchema,
  confirmDeliverySchema,
  confirmSeenSchema,
  acknowledgeAssignmentSchema,
  departForSceneSchema,
  arriveOnSceneSchema,
  reportBackSchema,
  addIncidentNoteSchema,
  attachPhotoSchema,
  linkCamerasSchema,
] as const;
export const incidentCommandSchema = z.discriminatedUnion('type', [...incidentCommandSchemas]);
export type IncidentCommand = z.infer<typeof incidentCommandSchema>;

/** What the server knows about an uploaded photo when it decides `attachPhoto`. */
export type StoredAttachment = Omit<z.infer<typeof attachmentSchema>, 'caption'>;
