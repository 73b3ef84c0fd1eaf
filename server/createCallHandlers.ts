import type { HallState } from '../protocol/hall/hallState.ts';
import { selectFieldView } from '../protocol/hall/fieldView.ts';
import type { UnitId } from '../protocol/ids.ts';
import type { CallOutput, ParsedInput } from '../protocol/wire/allCalls.ts';
import type { HallCallName } from '../protocol/wire/calls.ts';
import { Rejected } from '../protocol/wire/rejection.ts';
import type { CameraRoom } from './CameraRoom.ts';
import type { Directory } from './directory/index.ts';
import { codeOfHall, joinHall } from './hall/index.ts';
import type { JournalStore } from './journal/index.ts';
import { linkageHandlers } from './linkage/index.ts';
import { messageHandlers, type MessageIndex } from './messages/index.ts';
import type { Positions } from './positions/index.ts';
import { ptzHandlers } from './ptz/index.ts';
import type { Peer } from './socket/index.ts';
import { trackHandlers, type Tracks } from './tracks/index.ts';
import type { Accounts, AuditLog } from './access/index.ts';
import type { Roads } from './roads/index.ts';
import { selectFieldScene } from './scene/index.ts';
import { selectFieldDuty, unitHandlers } from './units/index.ts';

export interface CallHandlerParts {
  readonly store: JournalStore;
  readonly state: () => HallState;
  readonly directory: Directory;
  readonly positions: Positions;
  readonly cameras: CameraRoom;
  readonly roads: Roads;
  readonly messages: MessageIndex;
  readonly tracks: Tracks;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly accounts: Pick<Accounts, 'list'>;
  readonly now: () => number;
}

export type HallCallHandlers = {
  [Name in HallCallName]: (peer: Peer, input: ParsedInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

/** What answers each row of `hallCalls`; inputs are parsed and rights checked by then. */
export function createCallHandlers(parts: CallHandlerParts): HallCallHandlers {
  const { store, state, directory, positions, cameras, tracks } = parts;
  const { statuses, ptz, linker, follower, areas } = cameras;
  return {
    'live.join': (_, { afterSeq }) => joinHall(store, state(), afterSeq),
    'live.code': () => codeOfHall(state()),
    'session.active': () => ({}),
    'field.join': (peer) => selectFieldView(state(), ownUnit(peer)),
    'field.duty': (peer) => {
      const unit = directory.findUnit(ownUnit(peer));
      if (unit === undefined) throw new Rejected('notFound', 'unitUnknown');
      return selectFieldDuty(state(), unit, parts.now());
    },
    'field.scene': (peer, { incidentId }) =>
      selectFieldScene({ state: state(), directory, positions, now: parts.now() }, ownUnit(peer), incidentId),
    'cameras.statuses': () => statuses.all(),
    'units.positions': () => [...positions.latest.values()],
    ...unitHandlers(parts),
    'position.report': (peer, report) => {
      const unitId = ownUnit(peer);
      // A responder is located only while on duty; a report that comes late is dropped, not kept.
      if (state().units[unitId]?.onDuty !== true) return {};
      positions.report(unitId, report);
      tracks.sample(unitId, report);
      return {};
    },
    ...linkageHandlers({ linker, follower, areas, directory: () => directory.content }),
    ...ptzHandlers(ptz),
    ...messageHandlers(parts),
    ...trackHandlers(parts),
  };
}

function ownUnit({ actor }: Peer): UnitId {
  if (actor.unitId === undefined) throw new Rejected('notFound', 'unitUnknown');
  return actor.unitId;
}
