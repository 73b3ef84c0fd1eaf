import type { DisplayIdentity } from '../../protocol/desktop/desktopSettings.ts';

/** How surely two records mean the same display; 0 when they cannot. */
function likeness(one: DisplayIdentity, other: DisplayIdentity): number {
  const hasSameSize = one.bounds.width === other.bounds.width && one.bounds.height === other.bounds.height;
  const hasSamePlace = one.bounds.x === other.bounds.x && one.bounds.y === other.bounds.y;
  const hasSameLabel = one.label !== '' && one.label === other.label;
  if (one.id === other.id && (hasSameLabel || one.label === other.label)) return hasSamePlace ? 5 : 4;
  if (hasSameLabel && hasSamePlace) return 3;
  if (hasSameLabel && hasSameSize) return 2;
  return hasSameSize && hasSamePlace ? 1 : 0;
}

/**
 * Finds each remembered display among the present ones; null where it is not there. A system may give other numbers after
 * a restart, so label, place and size count too; the surest pairs are made first and no display is given twice.
 */
export function matchDisplays<Present extends DisplayIdentity>(
  remembered: readonly DisplayIdentity[],
  present: readonly Present[],
): (Present | null)[] {
  const pairs = remembered
    .flatMap((one, index) => present.map((other) => ({ index, other, score: likeness(one, other) })))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const found: (Present | null)[] = remembered.map(() => null);
  const taken = new Set<Present>();
  for (const { index, other } of pairs) {
    if (found[index] !== null || taken.has(other)) continue;
    found[index] = other;
    taken.add(other);
  }
  return found;
}
