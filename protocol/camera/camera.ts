import { z } from 'zod';
import { agencyIdSchema, areaIdSchema, cameraIdSchema } from '../ids.ts';
import { latSchema, lonSchema } from '../geometry/place.ts';
import { cameraMaskSchema } from './mask.ts';
import { cameraMountSchema, zoomCurveSchema } from './mount.ts';

/** lookout 高空瞭望 (up to 300 m high), vantage 制高点 (up to 100 m), street 路口/小区 (about 5 m). */
export const cameraTiers = ['lookout', 'vantage', 'street'] as const;
export const cameraTierSchema = z.enum(cameraTiers);
export type CameraTier = z.infer<typeof cameraTierSchema>;

/** 一/二/三类点. */
export const cameraCategorySchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** What a PTZ head can do. Angles in degrees; pan is clockwise from true north, tilt is positive upwards. */
export const ptzLimitsSchema = z.strictObject({
  panMinDeg: z.number(),
  panMaxDeg: z.number(),
  tiltMinDeg: z.number(),
  tiltMaxDeg: z.number(),
  /** Horizontal field of view when zoomed in fully. */
  hfovMinDeg: z.number().positive(),
  /** Horizontal field of view at the wide end. */
  hfovMaxDeg: z.number().positive(),
});
export type PtzLimits = z.infer<typeof ptzLimitsSchema>;

/** A camera as every seat may know it: no address, no credentials. */
export const cameraSchema = z.strictObject({
  id: cameraIdSchema,
  name: z.string().min(1).max(80),
  tier: cameraTierSchema,
  category: cameraCategorySchema,
  areaId: areaIdSchema,
  agencyId: agencyIdSchema,
  lon: lonSchema,
  lat: latSchema,
  /** Height of the lens above the ground in metres. */
  heightM: z.number().min(0).max(1000),
  /** Direction of the optical axis at rest, degrees clockwise from true north. */
  azimuthDeg: z.number().min(0).lt(360),
  /** Elevation of the optical axis at rest, degrees, negative looks down. */
  elevationDeg: z.number().min(-90).max(90),
  /** Horizontal field of view at rest, degrees. */
  hfovDeg: z.number().positive().max(360),
  /** Farthest useful distance in metres. */
  rangeM: z.number().positive(),
  /** On the head's own scales where it has a mount, else from true north and the horizon. */
  ptz: ptzLimitsSchema.nullable(),
  /** Width of its widest picture; 1920 where absent. */
  pictureWidthPx: z.number().int().positive().exactOptional(),
  /** Whether its sound may be heard: by law and by sign at the place. Absent, it may not. */
  hasAudio: z.boolean().exactOptional(),
  mount: cameraMountSchema.exactOptional(),
  zoomCurve: zoomCurveSchema.exactOptional(),
  /** Private ground: linkage never points the camera there. */
  masks: z.array(cameraMaskSchema).exactOptional(),
});
export type Camera = z.infer<typeof cameraSchema>;

/** Reachable, streaming and good are three things: this is the first. */
export const cameraStatuses = ['online', 'offline', 'fault', 'unknown'] as const;
export const cameraStatusSchema = z.enum(cameraStatuses);
export type CameraStatus = z.infer<typeof cameraStatusSchema>;

/** How the server reaches a camera. Never sent to a seat. */
export const cameraSourceSchema = z.strictObject({
  driver: z.enum(['rtsp', 'none']),
  mainUrl: z.string().exactOptional(),
  subUrl: z.string().exactOptional(),
  /** ONVIF device service, for control. */
  onvifUrl: z.string().exactOptional(),
  username: z.string().exactOptional(),
  password: z.string().exactOptional(),
});
export type CameraSource = z.infer<typeof cameraSourceSchema>;

export const videoStreams = ['main', 'sub'] as const;
export const videoStreamSchema = z.enum(videoStreams);
export type VideoStream = z.infer<typeof videoStreamSchema>;
