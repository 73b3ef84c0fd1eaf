import { readFileSync } from 'node:fs';

/** The cameras of the demo city that have a simulated picture and head. */
export function readLiveCameras(): string[] {
  const file = new URL('../../resources/city/liveCameras.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as string[];
}
