import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../../database/index.ts';
import { Buildings } from './Buildings.ts';

/** The buildings of a city folder; a city without them is taken to be open ground. */
export function readBuildings(cityFolder: string): Buildings {
  const file = join(cityFolder, 'scene.json');
  if (!existsSync(file)) return Buildings.none();
  try {
    return Buildings.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new StartRefused(`The buildings of the city cannot be read from ${file}.`, { cause });
  }
}
