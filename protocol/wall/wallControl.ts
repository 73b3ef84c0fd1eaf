import type { Actor, Role } from '../access/role.ts';
import type { Wall, WallDriver } from './wall.ts';

/** A seat that left the wall alone for so long no longer drives it. */
export const leaseIdleMs = 60_000;

const ranks: Partial<Record<Role, number>> = { dutyLeader: 3, dispatcher: 2, videoOperator: 1 };

/** Who drives the wall at this moment; null while it is anyone's. */
export function wallDriver({ driver }: Pick<Wall, 'driver'>, now: number): WallDriver | null {
  return driver !== null && now - driver.at < leaseIdleMs ? driver : null;
}

/** Who asks for the wall; a question goes as stale as a lease. */
export function wallAsker({ asker }: Pick<Wall, 'asker'>, now: number): WallDriver | null {
  return asker !== null && now - asker.at < leaseIdleMs ? asker : null;
}

export function mayDriveWall(wall: Pick<Wall, 'driver'>, { seatId }: Pick<Actor, 'seatId'>, now: number): boolean {
  const driver = wallDriver(wall, now);
  return driver === null || driver.seatId === seatId;
}

/** A free wall is for the asking; a driven one gives way to the higher rank. */
export function mayTakeWall(
  wall: Pick<Wall, 'driver'>,
  { seatId, role }: Pick<Actor, 'seatId' | 'role'>,
  now: number,
): boolean {
  const driver = wallDriver(wall, now);
  return driver === null || driver.seatId === seatId || (ranks[role] ?? 0) > (ranks[driver.role] ?? 0);
}
