import { createHash } from 'node:crypto';

/** An id that follows from what it is about: what is issued twice under it, even after a restart, is done once. */
export function derivedId(prefix: string, ...about: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(about));
  return `${prefix}-${hash.digest('hex').slice(0, 40)}`;
}
