import type { HallState } from '../protocol/hall/hallState.ts';
import { selectFieldView } from '../protocol/hall/fieldView.ts';
import type { UnitId } from '../protocol/ids.ts';
import type { CallOutput, ParsedInput } from '../protocol/wire/allCalls.ts';
import type { HallCallName } from '../protocol/wire/calls.ts';
import { Rejected } from '../protocol/wire/rejection.ts';
import type { CameraStatuses } from './cameras/index.ts';
import type { Directory } from './directory/index.ts';
import { joinHall } from './hall/index.ts';
import type { JournalStore } from './journal/index.ts';
import { linkageHandlers, type AreaWorker, type CameraLinker, type UnitFollower } from './linkage/index.ts';
import type { Positions } from './positions/index.ts';
import { ptzHandlers, type PtzControl } from './ptz/index.ts';
import type { Peer } from './socket/index.ts';
import { recommendUnits } from './units/index.ts';

export interface CallHandlerParts {
  readonly store: JournalStore;
  readonly state: () => HallState;
  readonly directory: Directory;
  readonly statuses: CameraStatuses;
  readonly positions: Positions;
  readonly ptz: PtzControl;
  readonly linker: CameraLinker;
  readonly follower: UnitFollower;
  readonly areas: AreaWorker;
}

export type HallCallHandlers = {
  [Name in HallCallName]: (peer: Peer, input: ParsedInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

/** What answers each row of `hallCalls`; inputs are parsed and rights checked by then. */
export function createCallHandlers(parts: CallHandlerParts): HallCallHandlers {
  const { store, state, directory, statuses, positions, ptz, linker, follower, areas } = parts;
  return {
    'live.join': (_, { afterSeq }) => joinHall(store, state(), afterSeq),
    'session.active': () => ({}),
    'field.join': (peer) => selectFieldView(state(), ownUnit(peer)),
    'cameras.statuses': () => statuses.all(),
    'units.positions': () => [...positions.latest.values()],
    'units.recommend': (_, { incidentId }) => {
      const incident = state().incidents[incidentId];
      if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
      return recommendUnits(state(), incident, directory.content.units, positions.latest);
    },
    'position.report': (peer, report) => {
      const unitId = ownUnit(peer);
      // A responder is located only while on duty; a report that comes late is dropped, not kept.
      if (state().units[unitId]?.onDuty === true) positions.report(unitId, report);
      return {};
    },
    ...linkageHandlers({ linker, follower, areas, directory: () => directory.content }),
    ...ptzHandlers(ptz),
  };
}

function ownUnit({ actor }: Peer): UnitId {
  if (actor.unitId === undefined) throw new Rejected('notFound', 'unitUnknown');
  return actor.unitId;
}
