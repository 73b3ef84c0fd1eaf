import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { roadGraphSchema } from '../../protocol/roads/roadGraph.ts';
import { StartRefused } from '../database/index.ts';
import type { Log } from '../log/index.ts';
import { Roads } from './Roads.ts';

/** The site's own `roads.json` in the data folder, or the one that ships with the demo city. */
export function readRoads(dataFolder: string, cityFolder: string, log: Log): Roads {
  const own = join(dataFolder, 'roads.json');
  const file = existsSync(own) ? own : join(cityFolder, 'roads.json');
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new StartRefused(`The roads in ${file} cannot be read as JSON.`, { cause });
  }
  const parsed = roadGraphSchema.safeParse(content);
  if (!parsed.success) throw new StartRefused(`The roads in ${file} are not usable: ${z.prettifyError(parsed.error)}`);
  log.info({ file, nodes: parsed.data.nodes.length / 2, edges: parsed.data.edges.length }, 'roads read');
  return new Roads(parsed.data);
}
