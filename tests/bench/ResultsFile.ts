import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const figureSchema = z.object({
  id: z.string(),
  unit: z.string(),
  n: z.number(),
  p50: z.number(),
  p95: z.number(),
  max: z.number(),
  goal: z.string(),
  yardstick: z.object({ name: z.string(), value: z.number().nullable() }),
  ratio: z.number().nullable(),
  conditions: z.string(),
  measuredAt: z.string(),
});

/** A figure and when it was measured (ISO 8601). */
export type Result = z.infer<typeof figureSchema>;

export const resultsFile = fileURLToPath(new URL('../../bench/results.json', import.meta.url));

/** The last results, none where nothing was measured; throws on a file that is not ours. */
export function readResults(): Result[] {
  return existsSync(resultsFile) ? z.array(figureSchema).parse(JSON.parse(readFileSync(resultsFile, 'utf8'))) : [];
}

export function writeResults(results: readonly Result[]): void {
  mkdirSync(dirname(resultsFile), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
}
