import { z } from 'zod';
import { placeSchema } from '../geometry/place.ts';
import {
  agencyIdSchema,
  areaIdSchema,
  assignmentIdSchema,
  attachmentIdSchema,
  incidentIdSchema,
  noteIdSchema,
  unitIdSchema,
  urgeIdSchema,
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
  /** One of the rulebook's kinds, of the same family. */
  kindId: z.string().max(40).exactOptional(),
  priority: prioritySchema,
  place: placeSchema,
  areaId: areaIdSchema.nullable(),
  summary: z.string().trim().min(1).max(500),
  source: incidentSourceSchema,
  /** Entered afterwards (补录): when it really was, in milliseconds since 1970 UTC. */
  occurredAt: z.number().exactOptional(),
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
  /** Without it a corrected place takes the area it lies in. */
  areaId: areaIdSchema.nullable().exactOptional(),
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
  /** Makes the picture a signature. */
  signedBy: z.string().trim().min(1).max(40).exactOptional(),
});
/** Issued by the server itself after it chose and turned the cameras of an incident. */
export const linkCamerasSchema = z.strictObject({
  type: z.literal('linkCameras'),
  incidentId: incidentIdSchema,
  cameras: z.array(linkedCameraSchema).max(12),
});

/** 挂账: put aside for a reason, with or without an end. */
export const parkIncidentSchema = z.strictObject({
  type: z.literal('parkIncident'),
  ...onIncident,
  reason: reasonText,
  until: z.number().nullable(),
});
/** By a person, or by the server when the time is over. */
export const resumeIncidentSchema = z.strictObject({ type: z.literal('resumeIncident'), ...onIncident });
export const askExtensionSchema = z.strictObject({
  type: z.literal('askExtension'),
  ...onIncident,
  until: z.number(),
  reason: reasonText,
});
export const grantExtensionSchema = z.strictObject({
  type: z.literal('grantExtension'),
  ...onIncident,
  note: longText,
});
export const refuseExtensionSchema = z.strictObject({
  type: z.literal('refuseExtension'),
  ...onIncident,
  reason: reasonText,
});
/** One area level up, whose centre leads from then on. */
export const escalateIncidentSchema = z.strictObject({
  type: z.literal('escalateIncident'),
  ...onIncident,
  reason: reasonText,
});
export const handOffIncidentSchema = z.strictObject({
  type: z.literal('handOffIncident'),
  ...onIncident,
  agencyId: agencyIdSchema,
  reason: reasonText,
  answerDue: z.number(),
});
export const acceptHandOffSchema = z.strictObject({ type: z.literal('acceptHandOff'), ...onIncident });
export const refuseHandOffSchema = z.strictObject({
  type: z.literal('refuseHandOff'),
  ...onIncident,
  reason: reasonText,
});
/** By the server when nobody answered in time. */
export const timeOutHandOffSchema = z.strictObject({ type: z.literal('timeOutHandOff'), ...onIncident });
export const reopenIncidentSchema = z.strictObject({
  type: z.literal('reopenIncident'),
  ...onIncident,
  reason: reasonText,
});
/** 并案: `incidentId` goes into `intoId`, which is the one that is kept. */
export const mergeIncidentSchema = z.strictObject({
  type: z.literal('mergeIncident'),
  ...onIncident,
  intoId: incidentIdSchema,
  expectInto: z.number().int().positive(),
  reason: reasonText,
});
export const unmergeIncidentSchema = z.strictObject({
  type: z.literal('unmergeIncident'),
  ...onIncident,
  reason: reasonText,
});
const onTwo = { incidentId: incidentIdSchema, otherId: incidentIdSchema };
export const linkIncidentsSchema = z.strictObject({ type: z.literal('linkIncidents'), ...onTwo });
export const unlinkIncidentsSchema = z.strictObject({ type: z.literal('unlinkIncidents'), ...onTwo });
export const setParentIncidentSchema = z.strictObject({
  type: z.literal('setParentIncident'),
  ...onIncident,
  parentId: incidentIdSchema.nullable(),
});
/** 督办, with a receipt that somebody answers for it. */
export const urgeIncidentSchema = z.strictObject({
  type: z.literal('urgeIncident'),
  incidentId: incidentIdSchema,
  urgeId: urgeIdSchema,
  text: reasonText,
});
export const answerUrgeSchema = z.strictObject({
  type: z.literal('answerUrge'),
  incidentId: incidentIdSchema,
  urgeId: urgeIdSchema,
  text: reasonText,
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
  parkIncidentSchema,
  resumeIncidentSchema,
  askExtensionSchema,
  grantExtensionSchema,
  refuseExtensionSchema,
  escalateIncidentSchema,
  handOffIncidentSchema,
  acceptHandOffSchema,
  refuseHandOffSchema,
  timeOutHandOffSchema,
  reopenIncidentSchema,
  mergeIncidentSchema,
  unmergeIncidentSchema,
  linkIncidentsSchema,
  unlinkIncidentsSchema,
  setParentIncidentSchema,
  urgeIncidentSchema,
  answerUrgeSchema,
] as const;
export const incidentCommandSchema = z.discriminatedUnion('type', [...incidentCommandSchemas]);
export type IncidentCommand = z.infer<typeof incidentCommandSchema>;

/** What the server knows about an uploaded photo when it decides `attachPhoto`. */
export type StoredAttachment = Omit<z.infer<typeof attachmentSchema>, 'caption' | 'signedBy'>;
