import { randomUUID } from 'node:crypto';
import type { Actor } from '../../protocol/access/role.ts';
import type { Camera, CameraStatus } from '../../protocol/camera/camera.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { Aim } from '../../protocol/geometry/aim.ts';
import type { Place, Position } from '../../protocol/geometry/place.ts';
import type { IncidentId } from '../../protocol/ids.ts';
import { CameraIndex } from './CameraIndex.ts';
import { chooseCameras, type ChooseOptions } from './chooseCameras.ts';
import type { CallOutput } from '../../protocol/wire/allCalls.ts';
import { becauseOf, linkCameras, turnChosen, type Linked, type TurnOutcome } from './linkCameras.ts';
import { coverRoute } from './route/coverRoute.ts';
import type { Sight } from './sight/Sight.ts';

export interface CameraLinkerOptions {
  /** The same array as long as nothing in it changed. */
  readonly cameras: () => readonly Camera[];
  readonly sight: Sight;
  readonly statusOf: (cameraId: Camera['id']) => CameraStatus;
  /** Name of the person, other than the one who asks, who has the camera; null when linkage may turn it. */
  readonly holderOf: (cameraId: Camera['id'], asking: Actor) => string | null;
  readonly turn: (camera: Camera, aim: Aim, actor: Actor) => Promise<TurnOutcome>;
  /** Issues a command as the server itself, under an id of its own. */
  readonly command: (id: string, command: Command) => void;
}

export interface LookAt {
  readonly place: Place;
  readonly radiusM: number;
  readonly actor: Actor;
  /** The incident whose cameras they become; null for a look around. */
  readonly incidentId: IncidentId | null;
}

/** How much ground around an incident is framed when nobody said. */
export const incidentRadiusM = 40;
const camerasPerTier = 2;

/** 三级联动: the cameras of the three tiers that see a place best turn to it. */
export class CameraLinker {
  readonly #options: CameraLinkerOptions;
  #indexed: { readonly cameras: readonly Camera[]; readonly index: CameraIndex } | null = null;

  constructor(options: CameraLinkerOptions) {
    this.#options = options;
  }

  async lookAt({ place, radiusM, actor, incidentId }: LookAt): Promise<Linked> {
    const { turn, command } = this.#options;
    const linked = await linkCameras({
      ...this.choosing(actor),
      place,
      radiusM,
      perTier: camerasPerTier,
      turn: (camera, aim) => turn(camera, aim, actor),
    });
    // The journal keeps what was done; why, is for those who ask.
    const cameras = linked.chosen.map(({ because: _, ...camera }) => camera);
    if (incidentId !== null) command(randomUUID(), { type: 'linkCameras', incidentId, cameras });
    return linked;
  }

  /** What a look would choose and leave out, without turning anything. */
  explain({ place, radiusM, actor }: Omit<LookAt, 'incidentId'>): CallOutput<'linkage.explain'> {
    const { chosen, leftOut } = chooseCameras({ ...this.choosing(actor), place, radiusM, perTier: camerasPerTier });
    const explained = chosen.map((one) => ({
      ...{ cameraId: one.camera.id, tier: one.camera.tier, distanceM: one.aim.distanceM },
      because: becauseOf(one),
    }));
    return { chosen: explained, leftOut: [...leftOut] };
  }

  /** Which cameras a look would choose, tier by tier; turns nothing. */
  camerasAround(place: Place, actor: Actor): Camera['id'][] {
    const look = { ...this.choosing(actor), place, radiusM: incidentRadiusM, perTier: camerasPerTier };
    return chooseCameras(look).chosen.map(({ camera }) => camera.id);
  }

  /** The cameras along a line, each turned to its own part of it; one that is wanted twice keeps its first part. */
  async lookAlong(options: {
    line: readonly Position[];
    radiusM: number;
    actor: Actor;
  }): Promise<CallOutput<'linkage.alongRoute'>> {
    const { line, radiusM, actor } = options;
    const { lengthM, stretches, gaps } = coverRoute({ ...this.choosing(actor), line, radiusM });
    const turnedTo = new Map<Camera['id'], Promise<TurnOutcome>>();
    const turnOnce = (camera: Camera, aim: Aim): Promise<TurnOutcome> => {
      const turning = turnedTo.get(camera.id) ?? this.#options.turn(camera, aim, actor);
      turnedTo.set(camera.id, turning);
      return turning;
    };
    const seen = stretches.map(async ({ fromM, toM, middle, ...chosen }) => ({
      ...{ fromM, toM, middle },
      camera: await turnChosen(chosen, turnOnce),
    }));
    return { lengthM, stretches: await Promise.all(seen), gaps: [...gaps] };
  }

  /** What every choice for this person is made from. */
  choosing(actor: Actor): Pick<ChooseOptions, 'cameras' | 'sight' | 'statusOf' | 'holderOf'> {
    const { sight, statusOf, holderOf } = this.#options;
    return { cameras: this.#index(), sight, statusOf, holderOf: (cameraId) => holderOf(cameraId, actor) };
  }

  #index(): CameraIndex {
    const cameras = this.#options.cameras();
    if (this.#indexed?.cameras !== cameras) this.#indexed = { cameras, index: new CameraIndex(cameras) };
    return this.#indexed.index;
  }
}
