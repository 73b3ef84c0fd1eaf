import { z } from 'zod';
import { viewPurposeSchema } from '../access/role.ts';
import { videoStreamSchema } from '../camera/camera.ts';
import { attachmentIdSchema, cameraIdSchema, incidentIdSchema } from '../ids.ts';
import { attachmentSchema, pictureTypes } from '../incident/incident.ts';

/** What the page knows of a frame it took; the server adds who, when and from which seat. */
const frame = {
  cameraId: cameraIdSchema,
  stream: videoStreamSchema,
  /** How long before it was taken the frame had come to the page; long where a replay was on the tile. */
  frameAgeMs: z.number().nonnegative(),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  /** The words that stood across the picture and stand in the file. */
  watermark: z.string().max(200),
};

/** The bytes were uploaded before, under the same id; the server adds size and hash from what it stored. */
export const takeSnapshotSchema = z.strictObject({
  type: z.literal('takeSnapshot'),
  incidentId: incidentIdSchema,
  attachmentId: attachmentIdSchema,
  caption: z.string().trim().max(200),
  ...frame,
});
export const snapshotCommandSchemas = [takeSnapshotSchema] as const;
export type SnapshotCommand = z.infer<typeof takeSnapshotSchema>;

export const snapshotTakenSchema = z.strictObject({
  type: z.literal('snapshotTaken'),
  incidentId: incidentIdSchema,
  attachment: attachmentSchema,
  ...frame,
});

const fileShape = {
  ...attachmentSchema.pick({ sizeBytes: true, sha256: true }).shape,
  mediaType: z.enum(pictureTypes),
};

/** A snapshot for no incident leaves the hall as a file: the page says what it took, before it may be saved. */
export const snapshotFileSchema = z.strictObject({
  ...frame,
  ...fileShape,
  purpose: viewPurposeSchema,
});
export type SnapshotFile = z.infer<typeof snapshotFileSchema>;

/** The file beside a saved picture: what it shows, and who took it, as the server wrote it into the audit log. */
export const snapshotSidecarSchema = z.strictObject({
  format: z.literal('yigan-snapshot-1'),
  ...snapshotFileSchema.shape,
  cameraName: z.string(),
  /** Server milliseconds since 1970, and the same for people. */
  takenAt: z.number(),
  takenAtText: z.string(),
  operator: z.strictObject({ accountId: z.string(), name: z.string(), role: z.string() }),
  seatId: z.string(),
  incidentId: z.string().nullable(),
});
export type SnapshotSidecar = z.infer<typeof snapshotSidecarSchema>;

/** What the audit log keeps of pictures that left the hall, and of what was looked at again. */
export const snapshotAuditSchemas = [
  z.strictObject({
    type: z.literal('snapshotSaved'),
    cameraId: cameraIdSchema,
    stream: videoStreamSchema,
    sha256: fileShape.sha256,
    frameAgeMs: z.number(),
    purpose: viewPurposeSchema,
  }),
  z.strictObject({ type: z.literal('cameraListened'), cameraId: cameraIdSchema, purpose: viewPurposeSchema }),
  /** Key frames in a miniature of a wall: one line for a stay. */
  z.strictObject({ type: z.literal('stillsViewed'), cameraIds: z.array(cameraIdSchema), purpose: viewPurposeSchema }),
  z.strictObject({
    type: z.literal('cameraReplayed'),
    cameraId: cameraIdSchema,
    stream: videoStreamSchema,
    /** Server milliseconds of the first and last picture. */
    from: z.number(),
    to: z.number(),
    purpose: viewPurposeSchema,
  }),
] as const;
