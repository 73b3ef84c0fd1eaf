import { z } from 'zod';
import { attachmentIdSchema, cameraIdSchema, presetIdSchema, ptzTourIdSchema } from '../ids.ts';
import { ptzCalibrationSchema } from './calibration.ts';
import { ptzPoseSchema } from './ptzPose.ts';

const nameSchema = z.string().trim().min(1).max(40);

/** 预置位: a pose worth coming back to, with a picture of what is seen there. */
export const presetSchema = z.strictObject({
  id: presetIdSchema,
  name: nameSchema,
  pose: ptzPoseSchema,
  pictureId: attachmentIdSchema.nullable(),
});

/** 轮巡 over presets of one camera: each is looked at for its dwell, over and over. */
export const ptzTourSchema = z.strictObject({
  id: ptzTourIdSchema,
  name: nameSchema,
  steps: z
    .array(z.strictObject({ presetId: presetIdSchema, dwellS: z.number().min(2).max(3600) }))
    .min(1)
    .max(64),
});
export type PtzTour = z.infer<typeof ptzTourSchema>;

export const largestPresetCount = 128;
export const largestTourCount = 32;

/** All that is kept about one camera's head. */
export const cameraPtzSchema = z.strictObject({
  presets: z.array(presetSchema),
  tours: z.array(ptzTourSchema),
  /** The tour that goes round whenever nobody holds the camera. */
  runningTourId: ptzTourIdSchema.nullable(),
  calibration: ptzCalibrationSchema.nullable(),
});
export type CameraPtz = z.infer<typeof cameraPtzSchema>;

export const emptyCameraPtz: CameraPtz = { presets: [], tours: [], runningTourId: null, calibration: null };

const onCamera = { cameraId: cameraIdSchema };

/** Saving under a known id replaces. */
export const ptzCommandSchemas = [
  z.strictObject({ type: z.literal('savePtzPreset'), ...onCamera, preset: presetSchema }),
  z.strictObject({ type: z.literal('deletePtzPreset'), ...onCamera, presetId: presetIdSchema }),
  z.strictObject({ type: z.literal('savePtzTour'), ...onCamera, tour: ptzTourSchema }),
  z.strictObject({ type: z.literal('deletePtzTour'), ...onCamera, tourId: ptzTourIdSchema }),
  z.strictObject({ type: z.literal('startPtzTour'), ...onCamera, tourId: ptzTourIdSchema }),
  z.strictObject({ type: z.literal('stopPtzTour'), ...onCamera }),
  /** Null forgets it. */
  z.strictObject({ type: z.literal('calibratePtz'), ...onCamera, calibration: ptzCalibrationSchema.nullable() }),
] as const;
export const ptzCommandSchema = z.discriminatedUnion('type', [...ptzCommandSchemas]);
export type PtzCommand = z.infer<typeof ptzCommandSchema>;

export const ptzEventSchemas = [
  z.strictObject({ type: z.literal('ptzPresetSaved'), ...onCamera, preset: presetSchema }),
  z.strictObject({ type: z.literal('ptzPresetDeleted'), ...onCamera, presetId: presetIdSchema }),
  z.strictObject({ type: z.literal('ptzTourSaved'), ...onCamera, tour: ptzTourSchema }),
  z.strictObject({ type: z.literal('ptzTourDeleted'), ...onCamera, tourId: ptzTourIdSchema }),
  z.strictObject({ type: z.literal('ptzTourStarted'), ...onCamera, tourId: ptzTourIdSchema }),
  z.strictObject({ type: z.literal('ptzTourStopped'), ...onCamera }),
  z.strictObject({ type: z.literal('ptzCalibrated'), ...onCamera, calibration: ptzCalibrationSchema.nullable() }),
] as const;
export const ptzEventSchema = z.discriminatedUnion('type', [...ptzEventSchemas]);
export type PtzEvent = z.infer<typeof ptzEventSchema>;
