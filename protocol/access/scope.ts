import type { AreaTree } from '../area/areaTree.ts';
import type { AgencyId, AreaId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Unit } from '../unit/unit.ts';
import type { Actor } from './role.ts';

/** What of an actor (or of a page's session) decides its reach. */
export type Reach = Pick<Actor, 'role' | 'areaId' | 'agencyId'>;

/** A seat of the hall itself, bound to no area and no agency, reaches everything. */
export function isHallSeat(actor: Reach): boolean {
  return actor.areaId === undefined && actor.agencyId === undefined;
}

/**
 * Flat command: the hall acts on every incident, a lower centre on those of its own area and all below it, an agency on
 * those handed to it. Being asked to take one over is enough to answer.
 */
export function mayAct(
  actor: Reach,
  incident: Pick<Incident, 'areaId' | 'agencyId' | 'handOff'>,
  areas: AreaTree,
): boolean {
  if (isHallSeat(actor)) return true;
  if (actor.areaId !== undefined && areas.isWithin(incident.areaId, actor.areaId)) return true;
  if (actor.agencyId === undefined) return false;
  const { handOff } = incident;
  return incident.agencyId === actor.agencyId || (handOff?.state === 'asked' && handOff.toAgencyId === actor.agencyId);
}

/** Whose units a seat may send: the hall all, a centre those of its area, an agency its own. */
export function mayCommandUnit(actor: Reach, unit: Pick<Unit, 'areaId' | 'agencyId'>, areas: AreaTree): boolean {
  if (isHallSeat(actor)) return true;
  if (actor.areaId !== undefined && areas.isWithin(unit.areaId, actor.areaId)) return true;
  return actor.agencyId === unit.agencyId;
}

/**
 * The areas whose centres hear of an act on `areaIds`: each one and those between it and the actor, who is above them.
 * They are told, not asked.
 */
export function informedAreas(actor: Reach, areaIds: readonly (AreaId | null)[], areas: AreaTree): AreaId[] {
  const informed = new Set<AreaId>();
  for (const areaId of areaIds) {
    for (const area of areas.upwards(areaId)) {
      // The city's level is the hall itself.
      if (area.level === 'city' || area.id === actor.areaId) break;
      informed.add(area.id);
    }
  }
  return [...informed];
}

/** Whether a line of an incident's log is news for this seat: its own area stands between those who acted. */
export function isInformed(actor: Reach, line: { readonly informed?: readonly AreaId[] }): boolean {
  return actor.areaId !== undefined && (line.informed?.includes(actor.areaId) ?? false);
}

/** A centre broadcasts within its own area; an agency to its own units wherever they are. */
export function mayBroadcast(
  actor: Reach,
  { areaId, agencyId }: { readonly areaId: AreaId; readonly agencyId: AgencyId | null },
  areas: AreaTree,
): boolean {
  if (isHallSeat(actor)) return true;
  if (actor.areaId !== undefined && areas.isWithin(areaId, actor.areaId)) return true;
  return actor.agencyId !== undefined && actor.agencyId === agencyId;
}
