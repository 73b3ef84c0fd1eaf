import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directorySchema, type Directory } from '../../protocol/hall/directory.ts';

/** The demo city as it is shipped, checked by the schema of the directory. */
export function readCity(cityFolder: string): Directory {
  const texts = ['city', 'areas', 'agencies', 'cameras', 'units', 'places'].map((name) =>
    readFileSync(join(cityFolder, `${name}.json`), 'utf8'),
  );
  const [city, areas, agencies, cameras, units, places] = texts.map((text) => JSON.parse(text) as unknown);
  const { name, centre, bounds } = city as Record<string, unknown>;
  const version = createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);
  return directorySchema.parse({ version, city: { name, centre, bounds }, areas, agencies, cameras, units, places });
}
