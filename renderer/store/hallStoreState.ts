import type { Session } from '../../protocol/access/session.ts';
import type { Camera, CameraStatus } from '../../protocol/camera/camera.ts';
import type { Directory } from '../../protocol/hall/directory.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { CommandType } from '../../protocol/hall/allCommands.ts';
import type { AlarmGroupId, CameraId, IncidentId, UnitId } from '../../protocol/ids.ts';
import type { Position } from '../../protocol/geometry/place.ts';
import type { LinkedCamera } from '../../protocol/incident/incident.ts';
import type { Following } from '../../protocol/linkage/linkageCalls.ts';
import type { PtzLease } from '../../protocol/ptz/ptzLease.ts';
import type { Unit } from '../../protocol/unit/unit.ts';
import type { UnitPosition } from '../../protocol/unit/unitPosition.ts';
import type { UnitVideoState } from '../../protocol/unitVideo/unitVideo.ts';
import type { TileContent } from '../../protocol/wall/tileContent.ts';
import type { Rejected } from '../../protocol/wire/rejection.ts';
import type { ConnectionStatus } from '../connection/HallConnection.ts';

/** What a tile can hold on its way to one, and the tile of a wall it was picked up from. */
export interface Carried {
  readonly content: TileContent;
  readonly origin: { readonly wallId: string; readonly display: number; readonly tile: number } | null;
}

/** Written only by the entry source: what the journal says. `seq` is 0 and `isLoaded` false before the first join. */
export interface DispatchSlice {
  readonly state: HallState;
  readonly seq: number;
  readonly isLoaded: boolean;
}

/** `endedReason` stands when the server ended the login: the page says why before it asks for the password again. */
export interface SessionSlice {
  readonly session: Session | null;
  readonly endedReason: string | null;
}

export interface ConnectionSlice {
  readonly line: ConnectionStatus;
  /** Server clock minus this computer's, milliseconds. */
  readonly driftMs: number;
  /** Why the live stream could not be joined; null while it is joined or being joined. */
  readonly problem: Rejected | null;
}

export type DirectorySlice =
  | ({ readonly phase: 'loading' | 'failed'; readonly directory: null; readonly error: unknown } & DirectoryIndexes)
  | ({ readonly phase: 'ready'; readonly directory: Directory; readonly error: null } & DirectoryIndexes);

interface DirectoryIndexes {
  readonly cameras: Readonly<Record<string, Camera>>;
  readonly units: Readonly<Record<string, Unit>>;
}

/** A command on its way. `subject` is what it is about (an incident, a tile): where its state is shown. */
export interface PendingCommand {
  readonly type: CommandType;
  readonly subject: string;
  readonly since: number;
}

/** The latest refusal about a subject, kept until dismissed or until the next command about it. */
export interface Refusal {
  readonly type: CommandType;
  readonly error: unknown;
}

export interface CommandsSlice {
  readonly pending: Readonly<Record<string, PendingCommand>>;
  readonly refusals: Readonly<Record<string, Refusal>>;
}

export interface SelectionSlice {
  readonly incidentId: IncidentId | null;
  readonly unitId: UnitId | null;
  /** Cameras opened by hand, newest first. */
  readonly cameraIds: readonly CameraId[];
  /** How cameras were aimed by the latest look at a place without an incident. */
  readonly lookedAt: readonly LinkedCamera[];
  readonly position: Position | null;
  readonly alarmGroupId: AlarmGroupId | null;
}

export interface Preferences {
  readonly isMuted: boolean;
  readonly queue: 'active' | 'mine' | 'finished';
  /** At a lower centre or an agency: its own incidents, or the whole city's. */
  readonly reach: 'own' | 'all';
}

export interface HallStoreState {
  readonly dispatch: DispatchSlice;
  readonly session: SessionSlice;
  readonly connection: ConnectionSlice;
  readonly directory: DirectorySlice;
  readonly cameraStatuses: Readonly<Record<string, CameraStatus>>;
  /** Who turns which camera, by camera id; null and absent both mean nobody. */
  readonly ptzLeases: Readonly<Record<string, PtzLease | null>>;
  /** Own units whose way the cameras follow now. */
  readonly following: readonly Following[];
  /** How units' phone videos stand, by unit id; absent where none was ever asked for or sent. */
  readonly unitVideos: Readonly<Record<string, UnitVideoState>>;
  readonly unitPositions: Readonly<Record<string, UnitPosition>>;
  readonly commands: CommandsSlice;
  readonly selection: SelectionSlice;
  /** Picked up by a tap, to be put on a tile of a wall by the next; null while nothing is. */
  readonly carried: Carried | null;
  /** Where the ground of the map was clicked last. */
  readonly clickedGround: Position | null;
  /** The way of the unit that is pointed at, degrees; empty where none is. */
  readonly shownWay: readonly (readonly [number, number])[];
  /** Where the unit whose shift was asked for has been; empty where none was. */
  readonly shownTrack: readonly Position[];
  readonly preferences: Preferences;
  /** The verb that the command palette or the board asks the incident's panel to do; it takes it off again. */
  readonly wantedVerb: { readonly incidentId: IncidentId; readonly verb: string } | null;
}
