import { readPath } from '../readPath.ts';

/** The number of a message: the whole of it, or what stands at `path` in JSON. Null where there is none. */
export function readReading(message: string, path: string): number | null {
  let value: unknown = message.trim();
  if (path !== '') {
    try {
      value = readPath(JSON.parse(message), path);
    } catch {
      return null;
    }
  }
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === '' || (typeof value !== 'string' && typeof value !== 'number')) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
