import type { Actor } from '../protocol/access/role.ts';
import type { Command } from '../protocol/hall/allCommands.ts';
import type { Place } from '../protocol/geometry/place.ts';
import type { HallState } from '../protocol/hall/hallState.ts';
import type { IncidentId } from '../protocol/ids.ts';
import type { JournalEntry } from '../protocol/wire/journalEntry.ts';
import { systemActor, type Access } from './access/index.ts';
import { CameraStatuses, openPtzDriver } from './cameras/index.ts';
import type { Directory } from './directory/index.ts';
import {
  AreaWorker,
  CameraLinker,
  incidentRadiusM,
  readBuildings,
  readTerrain,
  Sight,
  UnitFollower,
} from './linkage/index.ts';
import type { Log } from './log/index.ts';
import type { Positions } from './positions/index.ts';
import { PtzControl, TourRunner } from './ptz/index.ts';
import type { HallSocket } from './socket/index.ts';

export interface CameraRoomOptions {
  readonly cityFolder: string;
  readonly dataFolder: string;
  readonly directory: Directory;
  readonly access: Access;
  readonly log: Log;
  readonly now: () => number;
  readonly state: () => HallState;
  readonly positions: Positions;
  readonly tellDesk: HallSocket['tellDesk'];
  readonly command: (id: string, command: Command) => void;
}

/** Where cameras meet the hall: who of them answers, who turns them, which of them look at a place or follow a unit. */
export class CameraRoom {
  readonly statuses: CameraStatuses;
  readonly ptz: PtzControl;
  readonly linker: CameraLinker;
  readonly follower: UnitFollower;
  readonly areas: AreaWorker;
  readonly #tours: TourRunner;
  readonly #log: Log;

  constructor(options: CameraRoomOptions) {
    const { cityFolder, dataFolder, directory, access, log, now, state, positions, tellDesk, command } = options;
    this.#log = log;
    const statuses = new CameraStatuses({
      sourceIds: () => directory.sourceIds(),
      findSource: (cameraId) => directory.findSource(cameraId),
      onChanged: (changed) => tellDesk('cameraStatuses', changed),
    });
    const ptz = new PtzControl({
      findCamera: (cameraId) => directory.findCamera(cameraId),
      openDriver: (camera) => openPtzDriver(camera, directory.findSource(camera.id)),
      now,
      log,
      audit: (actor, event) => access.audit.record(actor, event),
      onChanged: (changes) => tellDesk('ptz.leases', changes),
      findStored: (cameraId) => state().ptz[cameraId],
    });
    this.#tours = new TourRunner({
      findStored: (cameraId) => state().ptz[cameraId],
      turn: (cameraId, pose, holdMs) => ptz.turnOnTour(cameraId, pose, systemActor, holdMs),
      endTour: (cameraId) => ptz.endTour(cameraId, systemActor),
    });
    const linker = new CameraLinker({
      cameras: () => directory.content.cameras,
      statusOf: (cameraId) => statuses.statusOf(cameraId),
      sight: new Sight(readBuildings(cityFolder), readTerrain(dataFolder)),
      holderOf: (cameraId, asking: Actor) =>
        ptz.isHeld(cameraId, asking) ? (ptz.leases()[cameraId]?.holder.actor.name ?? '') : null,
      turn: (camera, aim, actor) => ptz.turnTo(camera, aim, actor),
      command,
    });
    this.statuses = statuses;
    this.ptz = ptz;
    this.linker = linker;
    this.follower = new UnitFollower({
      state,
      positionOf: (unitId) => positions.latest.get(unitId),
      choosing: (actor) => linker.choosing(actor),
      turn: (camera, aim, actor) => ptz.turnTo(camera, aim, actor),
      audit: (actor, event) => access.audit.record(actor ?? systemActor, event),
      onChanged: (following) => tellDesk('linkage.following', following),
      onFailure: (error) => log.error({ err: error }, 'cameras lost the unit they follow'),
      now,
    });
    this.areas = new AreaWorker({ cityFolder, dataFolder });
  }

  start(state: HallState): void {
    void this.statuses.start();
    this.#tours.update(state.ptz);
  }

  /** What cameras do about new entries: tours start and end, and those near a new incident, or an alarm on a wall, turn to it. */
  hear(entries: readonly JournalEntry[], state: HallState): void {
    this.follower.recheck();
    this.#tours.update(state.ptz);
    for (const { event, actor } of entries) {
      if (event.type === 'incidentReported') this.#look(event.place, actor, event.incidentId);
      else if (event.type === 'alarmRaisedOnWall' && event.cameras !== undefined && event.position !== null)
        this.#look(event.position, actor, null);
    }
  }

  /** A seat left: what it turned stops. */
  leave(peerId: string): void {
    this.ptz
      .releaseAll(peerId)
      .catch((error: unknown) => this.#log.error({ err: error }, 'cameras of a seat that left may still move'));
  }

  #look(place: Place, actor: Actor, incidentId: IncidentId | null): void {
    this.linker
      .lookAt({ place, radiusM: incidentRadiusM, actor, incidentId })
      .catch((error: unknown) => this.#log.error({ err: error }, 'linkage failed'));
  }

  async close(): Promise<void> {
    this.#tours.close();
    await this.ptz.close();
    this.statuses.close();
    await this.areas.close();
  }
}
