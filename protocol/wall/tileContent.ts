import { z } from 'zod';
import { latSchema, lonSchema } from '../geometry/place.ts';
import {
  alarmGroupIdSchema,
  attachmentIdSchema,
  cameraIdSchema,
  incidentIdSchema,
  unitIdSchema,
  type CameraId,
} from '../ids.ts';

/** How long one picture of a tour stands, seconds. */
export const dwellSchema = z.number().int().min(5).max(3600);

/** What a tile may hold. A tour of cameras runs by the server's clock from when it was placed. */
export const tileContentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('camera'), cameraId: cameraIdSchema }),
  z.strictObject({
    kind: z.literal('cameraTour'),
    cameraIds: z.array(cameraIdSchema).min(2).max(64),
    dwellS: dwellSchema,
  }),
  z.strictObject({
    kind: z.literal('map'),
    lon: lonSchema,
    lat: latSchema,
    zoom: z.number().min(1).max(20),
  }),
  z.strictObject({ kind: z.literal('incident'), incidentId: incidentIdSchema }),
  /** What other systems report and nobody has settled yet. */
  z.strictObject({ kind: z.literal('alarm'), alarmGroupId: alarmGroupIdSchema }),
  /** What a unit's phone sends, while it sends. */
  z.strictObject({ kind: z.literal('unitVideo'), unitId: unitIdSchema }),
  /** A video that was kept with an incident: a clip of a camera, or what a phone recorded. */
  z.strictObject({ kind: z.literal('recording'), attachmentId: attachmentIdSchema }),
  z.strictObject({ kind: z.literal('clock') }),
  z.strictObject({ kind: z.literal('banner'), text: z.string().trim().min(1).max(200) }),
  /** A page of an origin the site allows. */
  z.strictObject({ kind: z.literal('page'), url: z.url({ protocol: /^https?$/ }).max(500) }),
]);
export type TileContent = z.infer<typeof tileContentSchema>;
export type TileContentKind = TileContent['kind'];

/** The cameras that may come to be seen in it. */
export function camerasOf(content: TileContent | null): readonly CameraId[] {
  if (content?.kind === 'camera') return [content.cameraId];
  return content?.kind === 'cameraTour' ? content.cameraIds : [];
}

/** The one camera of a tile that holds just one. */
export function cameraOf(content: TileContent | null | undefined): CameraId | null {
  return content?.kind === 'camera' ? content.cameraId : null;
}
