import { z } from 'zod';
import type { Camera } from '../../protocol/camera/camera.ts';
import type { ScenePoint } from './picture/pinhole.ts';

const coordinatesSchema = z.array(z.number());

/** The demo city in metres east (x) and north (y) of an origin; buildings are [height, x1, y1, x2, y2, ...]. */
export const citySceneSchema = z.object({
  originLon: z.number(),
  originLat: z.number(),
  metresPerDegLon: z.number(),
  metresPerDegLat: z.number(),
  buildings: z.array(coordinatesSchema),
  roads: z.array(z.object({ widthM: z.number(), kind: z.string(), line: coordinatesSchema })),
  water: z.array(coordinatesSchema),
  parks: z.array(coordinatesSchema),
});
export type CityScene = z.infer<typeof citySceneSchema>;

/** Where a camera stands, in scene metres. */
export function positionInScene(scene: CityScene, camera: Pick<Camera, 'lon' | 'lat' | 'heightM'>): ScenePoint {
  return {
    x: (camera.lon - scene.originLon) * scene.metresPerDegLon,
    y: (camera.lat - scene.originLat) * scene.metresPerDegLat,
    z: camera.heightM,
  };
}
