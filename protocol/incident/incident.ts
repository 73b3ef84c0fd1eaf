import { z } from 'zod';
import { actorSchema } from '../access/role.ts';
import { areaLevelSchema } from '../area/area.ts';
import { assignmentDeliverySchema, assignmentWelfareSchema } from '../safety/assignmentCare.ts';
import { cameraTierSchema } from '../camera/camera.ts';
import { placeSchema } from '../geometry/place.ts';
import {
  agencyIdSchema,
  areaIdSchema,
  assignmentIdSchema,
  attachmentIdSchema,
  cameraIdSchema,
  incidentIdSchema,
  noteIdSchema,
  unitIdSchema,
} from '../ids.ts';
import { planResponseSchema } from '../plan/planResponse.ts';
import { clipFactsSchema } from '../snapshot/clipFacts.ts';
import { extensionSchema, handOffSchema, mergedIntoSchema, parkedSchema, urgeSchema } from './incidentRoads.ts';

export const incidentTypes = [
  'fire',
  'flood',
  'traffic',
  'medical',
  'security',
  'crowd',
  'facility',
  'environment',
  'rescue',
  'other',
] as const;
export const incidentTypeSchema = z.enum(incidentTypes);
export type IncidentType = z.infer<typeof incidentTypeSchema>;

/** 1 特急, 2 紧急, 3 一般, 4 低. */
export const prioritySchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Priority = z.infer<typeof prioritySchema>;

export const incidentSources = [
  'phone',
  '110',
  '119',
  '120',
  '122',
  '12345',
  'cap',
  'sensor',
  'field',
  'desk',
] as const;
export const incidentSourceSchema = z.enum(incidentSources);

/**
 * reported 已上报 -> accepted 已受理 -> open 已立案 -> dispatched 处置中 -> reportedBack 已反馈 -> verified 已核查 -> closed 已结案;
 * returned 已退回, parked 已挂账, merged 已并案 and void 已作废 are the side roads; all of it in lifecycle.ts.
 */
export const incidentStatuses = [
  'reported',
  'accepted',
  'open',
  'dispatched',
  'reportedBack',
  'verified',
  'closed',
  'returned',
  'parked',
  'merged',
  'void',
] as const;
export const incidentStatusSchema = z.enum(incidentStatuses);
export type IncidentStatus = z.infer<typeof incidentStatusSchema>;

/** Both clocks: the server's, and the phone's own where the act happened on a phone. Milliseconds since 1970 UTC. */
export const stampSchema = z.strictObject({ at: z.number(), deviceAt: z.number().exactOptional() });
export type Stamp = z.infer<typeof stampSchema>;

export const assignmentSteps = [
  'sent',
  'delivered',
  'seen',
  'acknowledged',
  'enRoute',
  'onScene',
  'reportedBack',
] as const;
export const assignmentStepSchema = z.enum(assignmentSteps);
export type AssignmentStep = z.infer<typeof assignmentStepSchema>;
export const assignmentStatusSchema = z.enum([...assignmentSteps, 'recalled']);
export type AssignmentStatus = z.infer<typeof assignmentStatusSchema>;

export const assignmentSchema = z.strictObject({
  id: assignmentIdSchema,
  unitId: unitIdSchema,
  status: assignmentStatusSchema,
  order: z.string(),
  stamps: z.partialRecord(assignmentStatusSchema, stampSchema),
  report: z.string().exactOptional(),
  recallReason: z.string().exactOptional(),
  delivery: assignmentDeliverySchema.exactOptional(),
  welfare: assignmentWelfareSchema.exactOptional(),
});
export type Assignment = z.infer<typeof assignmentSchema>;

/** One camera chosen for an incident. Angles in degrees: bearing clockwise from true north, elevation positive upwards. */
export const linkedCameraSchema = z.strictObject({
  cameraId: cameraIdSchema,
  tier: cameraTierSchema,
  distanceM: z.number(),
  bearingDeg: z.number(),
  elevationDeg: z.number(),
  hfovDeg: z.number(),
  /** Whether the camera was turned to the place, or why it was not. */
  aim: z.enum(['turned', 'fixed', 'held', 'failed', 'outsideLimits']),
});
export type LinkedCamera = z.infer<typeof linkedCameraSchema>;

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
const mediaTypes = [...pictureTypes, 'video/mp4', 'video/webm', 'audio/mp4', 'audio/webm', 'audio/ogg'] as const;
export const attachmentSchema = z.strictObject({
  id: attachmentIdSchema,
  mediaType: z.enum(mediaTypes),
  sizeBytes: z.number().int().nonnegative(),
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  caption: z.string(),
  /** On a signature: who signed, as the unit wrote it down. */
  signedBy: z.string().exactOptional(),
  /** On what the server itself kept of a camera. */
  clip: clipFactsSchema.exactOptional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** One line of an incident's log: which event, by whom, when, with the words a person wrote. */
export const incidentLogLineSchema = z.strictObject({
  seq: z.number().int(),
  at: z.number(),
  deviceAt: z.number().exactOptional(),
  actor: actorSchema,
  event: z.string(),
  unitId: unitIdSchema.exactOptional(),
  text: z.string().exactOptional(),
  attachment: attachmentSchema.exactOptional(),
  noteId: noteIdSchema.exactOptional(),
  /** Areas between the one who acted and the one acted on: their centres are told, not asked. */
  informed: z.array(areaIdSchema).exactOptional(),
  /** The other incident of a merge, a link or a parent. */
  otherId: incidentIdSchema.exactOptional(),
  /** The agency it was handed to. */
  agencyId: agencyIdSchema.exactOptional(),
  /** The cameras it is about: linked to the place, or the one a picture or a clip was taken from. */
  cameraIds: z.array(cameraIdSchema).exactOptional(),
  /** Where the place was said or corrected. */
  place: placeSchema.exactOptional(),
  /** Of a verification. */
  outcome: z.enum(['passed', 'failed']).exactOptional(),
  /** Until when it is parked, or was asked to be extended. */
  until: z.number().exactOptional(),
});
export type IncidentLogLine = z.infer<typeof incidentLogLineSchema>;

export const incidentSchema = z.strictObject({
  id: incidentIdSchema,
  /** Counts up over the life of the hall; shown to people. */
  number: z.number().int().positive(),
  /** Counts the changes of status, facts and who is sent; a command names the version it saw. */
  version: z.number().int().positive(),
  status: incidentStatusSchema,
  type: incidentTypeSchema,
  /** One of the kinds of the rulebook it was born under; absent where nobody said. */
  kindId: z.string().max(40).exactOptional(),
  /** The version of the rulebook it was born under; absent: the first. */
  rulebookVersion: z.number().int().positive().exactOptional(),
  priority: prioritySchema,
  place: placeSchema,
  areaId: areaIdSchema.nullable(),
  summary: z.string(),
  source: incidentSourceSchema,
  /** Entered afterwards (补录): when it really was; the stamps say when it was entered. */
  occurredAt: z.number().exactOptional(),
  reportedBy: actorSchema,
  /** Everyone who handled it (accepted, opened, dispatched, acted in the field): none of them may verify it. */
  handlers: z.array(z.string()),
  stamps: z.partialRecord(incidentStatusSchema, stampSchema),
  assignments: z.array(assignmentSchema),
  cameras: z.array(linkedCameraSchema),
  /** The agency that took it over; without one the hall and the area's centre lead. */
  agencyId: agencyIdSchema.exactOptional(),
  /** After an escalation: the level that leads now, and its area. */
  level: areaLevelSchema.exactOptional(),
  leadAreaId: areaIdSchema.exactOptional(),
  handOff: handOffSchema.exactOptional(),
  extension: extensionSchema.exactOptional(),
  /** While it is parked. */
  parked: parkedSchema.exactOptional(),
  /** How long it was parked before, in milliseconds. */
  parkedMs: z.number().exactOptional(),
  /** While it is merged into another. */
  mergedInto: mergedIntoSchema.exactOptional(),
  /** The incidents merged into this one now. */
  mergedFrom: z.array(incidentIdSchema).exactOptional(),
  links: z.array(incidentIdSchema).exactOptional(),
  /** The large event it is a part of. */
  parentId: incidentIdSchema.exactOptional(),
  urges: z.array(urgeSchema).exactOptional(),
  /** The plan it is handled by, and how far that got. */
  response: planResponseSchema.exactOptional(),
  log: z.array(incidentLogLineSchema),
  /** Sequence of the latest entry that touched it. */
  lastSeq: z.number().int(),
});
export type Incident = z.infer<typeof incidentSchema>;
