import { randomUUID } from 'node:crypto';
import type { Actor } from '../../protocol/access/role.ts';
import type { Camera, CameraStatus } from '../../protocol/camera/camera.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { Aim } from '../../protocol/geometry/aim.ts';
import type { Place } from '../../protocol/geometry/place.ts';
import type { IncidentId } from '../../protocol/ids.ts';
import { linkCameras, type Linked, type TurnOutcome } from './linkCameras.ts';

export interface CameraLinkerOptions {
  readonly cameras: () => readonly Camera[];
  readonly statusOf: (cameraId: Camera['id']) => CameraStatus;
  readonly isHeld: (cameraId: Camera['id']) => boolean;
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

/** 三级联动: the nearest cameras of the three tiers turn to a place. */
export class CameraLinker {
  readonly #options: CameraLinkerOptions;

  constructor(options: CameraLinkerOptions) {
    this.#options = options;
  }

  async lookAt({ place, radiusM, actor, incidentId }: LookAt): Promise<Linked> {
    const { cameras, statusOf, isHeld, turn, command } = this.#options;
    const linked = await linkCameras({
      cameras: cameras(),
      place,
      radiusM,
      statusOf,
      isHeld,
      perTier: camerasPerTier,
      turn: (camera, aim) => turn(camera, aim, actor),
    });
    if (incidentId !== null) command(randomUUID(), { type: 'linkCameras', incidentId, cameras: linked.chosen });
    return linked;
  }
}
