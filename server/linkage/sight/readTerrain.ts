import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flatTerrain, type Terrain } from '../../../protocol/geometry/aim.ts';
import { StartRefused } from '../../database/index.ts';
import { ElevationGrid } from './ElevationGrid.ts';

/** The heights of the site's ground from `terrain.asc` in the data folder; level ground where there is none. */
export function readTerrain(dataFolder: string): Terrain {
  const file = join(dataFolder, 'terrain.asc');
  if (!existsSync(file)) return flatTerrain;
  try {
    const grid = ElevationGrid.parse(readFileSync(file, 'utf8'));
    return (position) => grid.heightM(position);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartRefused(`The heights of the ground cannot be read from ${file}: ${why}.`, { cause });
  }
}
