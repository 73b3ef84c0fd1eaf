import type { WallId } from '../ids.ts';

/** The path of one display's window of a wall; people count displays from 1, so does the address. */
export function wallAddress(wallId: WallId, wallDisplay: number): string {
  const display = wallDisplay === 0 ? '' : `&display=${wallDisplay + 1}`;
  return `/wall?wall=${encodeURIComponent(wallId)}${display}`;
}
