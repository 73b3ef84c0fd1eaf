import type { Actor } from '../../../protocol/access/role.ts';
import type { Camera } from '../../../protocol/camera/camera.ts';
import { aimAt, type Aim } from '../../../protocol/geometry/aim.ts';
import { distanceM } from '../../../protocol/geometry/earth.ts';
import { turnDeg } from '../../../protocol/geometry/ellipsoid.ts';
import type { Position } from '../../../protocol/geometry/place.ts';
import type { HallState } from '../../../protocol/hall/hallState.ts';
import type { IncidentId, UnitId } from '../../../protocol/ids.ts';
import type { AuditEvent } from '../../../protocol/access/auditEvents.ts';
import { checkFollow } from '../../../protocol/linkage/checkFollow.ts';
import { framedRadiusM } from '../../../protocol/linkage/framedRadius.ts';
import type { FollowEnding } from '../../../protocol/linkage/linkageAudit.ts';
import type { Following } from '../../../protocol/linkage/linkageCalls.ts';
import type { ChosenCamera } from '../../../protocol/linkage/linkageChoice.ts';
import type { UnitPosition } from '../../../protocol/unit/unitPosition.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { chooseCameras, whyNot, type Chosen, type ChooseOptions } from '../chooseCameras.ts';
import { turnChosen, type TurnOutcome } from '../linkCameras.ts';
import { rankView } from '../rankView.ts';

export interface UnitFollowerOptions {
  readonly state: () => HallState;
  readonly positionOf: (unitId: UnitId) => Position | undefined;
  readonly choosing: (actor: Actor) => Pick<ChooseOptions, 'cameras' | 'sight' | 'statusOf' | 'holderOf'>;
  readonly turn: (camera: Camera, aim: Aim, actor: Actor) => Promise<TurnOutcome>;
  /** Durable when it returns; null where the hall itself lets go. */
  readonly audit: (actor: Actor | null, event: AuditEvent) => void;
  readonly onChanged: (following: Following[]) => void;
  readonly onFailure: (error: unknown) => void;
  readonly now: () => number;
}

interface Follow {
  readonly actor: Actor;
  told: Following;
  seen: readonly Chosen[];
  isBusy: boolean;
}

/** The ground around the unit: a scene with the unit in it. */
const radiusM = 40;
/** Smaller moves are the receiver's noise. */
const leastMoveM = 8;
/** A position vaguer than this points at nothing. */
const worstAccuracyM = 150;
/** How much worse than the best the present camera may be before another takes over, in the terms of `rankView`. */
const patience = 0.35;
/** A head turns again when the unit has left this part of its picture's width. */
const middleShare = 0.2;

/**
 * Hands an own unit from camera to camera as it moves. Only for a unit on duty with a running assignment of the incident,
 * asked anew before every turn, and over by itself when that ends: nobody else is ever followed.
 */
export class UnitFollower {
  readonly #options: UnitFollowerOptions;
  readonly #follows = new Map<UnitId, Follow>();

  constructor(options: UnitFollowerOptions) {
    this.#options = options;
  }

  list(): Following[] {
    return [...this.#follows.values()].map(({ told }) => told);
  }

  /** Throws why the unit may not be followed. */
  async follow(unitId: UnitId, incidentId: IncidentId, actor: Actor): Promise<Following> {
    const { state, now, positionOf } = this.#options;
    const refusal = checkFollow(state(), unitId, incidentId);
    if (refusal !== null) throw new Rejected('notAllowed', refusal);
    const told: Following = {
      ...{ unitId, incidentId, by: actor.name, since: now() },
      ...{ position: null, cameras: [], handOvers: 0 },
    };
    const follow: Follow = { actor, told, seen: [], isBusy: false };
    // Who follows whom is written before a camera turns.
    const present = this.#follows.get(unitId);
    if (present !== undefined) this.#end(present.told, actor, 'replaced');
    this.#options.audit(actor, { type: 'unitFollowed', unitId, incidentId });
    this.#follows.set(unitId, follow);
    const position = positionOf(unitId);
    if (position === undefined) this.#tell();
    else await this.#look(follow, position);
    return follow.told;
  }

  stop(unitId: UnitId, actor: Actor): void {
    const follow = this.#follows.get(unitId);
    if (follow === undefined) return;
    this.#end(follow.told, actor, 'person');
    this.#tell();
  }

  /** Units moved. */
  hear(positions: readonly UnitPosition[]): void {
    for (const { unitId, lon, lat, accuracyM } of positions) {
      const follow = this.#follows.get(unitId);
      if (follow === undefined || follow.isBusy || accuracyM > worstAccuracyM) continue;
      const { position } = follow.told;
      if (position !== null && distanceM(position, { lon, lat }) < leastMoveM) continue;
      this.#look(follow, { lon, lat }).catch(this.#options.onFailure);
    }
  }

  /** The hall changed: whoever may no longer be followed is let go at once. */
  recheck(): void {
    const state = this.#options.state();
    const ended = [...this.#follows.values()].filter(
      ({ told }) => checkFollow(state, told.unitId, told.incidentId) !== null,
    );
    for (const { told } of ended) this.#end(told, null, 'over');
    if (ended.length > 0) this.#tell();
  }

  async #look(follow: Follow, position: Position): Promise<void> {
    const { state, choosing, turn } = this.#options;
    if (checkFollow(state(), follow.told.unitId, follow.told.incidentId) !== null) {
      this.recheck();
      return;
    }
    follow.isBusy = true;
    try {
      const options = { ...choosing(follow.actor), place: position, radiusM, perTier: 1 };
      const next = chooseCameras(options).chosen.map((best) => keepOr(best, follow.seen, options));
      const before = new Map(follow.seen.map((chosen) => [chosen.camera.id, chosen]));
      const turned = await Promise.all(
        next.map(async (chosen): Promise<[Chosen, ChosenCamera]> => {
          const earlier = before.get(chosen.camera.id);
          const told = follow.told.cameras.find(({ cameraId }) => cameraId === chosen.camera.id);
          if (earlier !== undefined && told !== undefined && isStillFramed(earlier.aim, chosen.aim))
            return [earlier, told];
          return [chosen, await turnChosen(chosen, (camera, aim) => turn(camera, aim, follow.actor))];
        }),
      );
      const isFirst = follow.seen.length === 0;
      const handOvers = isFirst ? 0 : next.filter(({ camera }) => !before.has(camera.id)).length;
      follow.seen = turned.map(([chosen]) => chosen);
      const cameras = turned.map(([, camera]) => camera);
      follow.told = { ...follow.told, position, cameras, handOvers: follow.told.handOvers + handOvers };
    } finally {
      follow.isBusy = false;
    }
    // While the cameras turned, the assignment may have ended or another person may have asked anew.
    if (this.#follows.get(follow.told.unitId) === follow) this.#tell();
  }

  /** Lets go even when that cannot be written: nobody is followed because a disk is full. */
  #end({ unitId, incidentId }: Following, actor: Actor | null, why: FollowEnding): void {
    this.#follows.delete(unitId);
    try {
      this.#options.audit(actor, { type: 'unitLetGo', unitId, incidentId, why });
    } catch (error) {
      this.#options.onFailure(error);
    }
  }

  #tell(): void {
    this.#options.onChanged(this.list());
  }
}

/** The camera that has the unit already, as long as it sees it hardly worse than the best of its tier would. */
function keepOr(best: Chosen, seen: readonly Chosen[], options: ChooseOptions): Chosen {
  const present = seen.find(({ camera }) => camera.tier === best.camera.tier)?.camera;
  if (present === undefined || present.id === best.camera.id) return best;
  const { place, radiusM: sceneM, sight } = options;
  const aim = aimAt(present, place, framedRadiusM(present.tier, sceneM), sight.terrain);
  const scene = aimAt(present, place, sceneM, sight.terrain);
  const rival = aimAt(best.camera, place, sceneM, sight.terrain);
  const isGood =
    aim.distanceM <= present.rangeM &&
    rankView(present, scene) <= rankView(best.camera, rival) + patience &&
    whyNot(present, aim, options) === null;
  return isGood ? { camera: present, aim, rank: 1 } : best;
}

function isStillFramed(before: Aim, now: Aim): boolean {
  const reachDeg = before.hfovDeg * middleShare;
  return (
    Math.abs(turnDeg(before.bearingDeg, now.bearingDeg)) < reachDeg &&
    Math.abs(before.elevationDeg - now.elevationDeg) < reachDeg / 2 &&
    now.hfovDeg > before.hfovDeg * 0.7 &&
    now.hfovDeg < before.hfovDeg * 1.4
  );
}
