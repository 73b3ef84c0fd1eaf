import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cameraSchema } from '../../protocol/camera/camera.ts';
import type { Camera } from '../../protocol/camera/camera.ts';
import type { SimulatorOptions } from './simulatorOptions.ts';

const camerasFileSchema = z.array(cameraSchema);

/** The file lists either whole cameras, or ids of cameras in the city's cameras.json. */
export function readCameras(options: Pick<SimulatorOptions, 'city' | 'cameras'>): Camera[] {
  const listed: unknown = JSON.parse(readFileSync(options.cameras, 'utf8'));
  const ids = z.array(z.string()).safeParse(listed);
  if (!ids.success) return camerasFileSchema.parse(listed);
  const all = camerasFileSchema.parse(JSON.parse(readFileSync(join(options.city, 'cameras.json'), 'utf8')));
  return ids.data.map((id) => {
    const camera = all.find((one) => one.id === id);
    if (!camera) throw new Error(`${options.cameras} names ${id}, which is not in cameras.json`);
    return camera;
  });
}
