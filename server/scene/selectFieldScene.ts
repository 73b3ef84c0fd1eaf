import { distanceM } from '../../protocol/geometry/earth.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { IncidentId, UnitId } from '../../protocol/ids.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import { isActiveAssignment } from '../../protocol/incident/incidentRules.ts';
import { isBlockInForce } from '../../protocol/roads/roadBlock.ts';
import { isUnderWay } from '../../protocol/scene/checkSceneCamera.ts';
import type { FieldScene } from '../../protocol/scene/fieldScene.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Directory } from '../directory/index.ts';
import type { Positions } from '../positions/index.ts';

export interface SceneFacts {
  readonly state: HallState;
  readonly directory: Pick<Directory, 'findUnit' | 'findCamera'>;
  readonly positions: Pick<Positions, 'latest'>;
  readonly now: number;
}

/** Closures farther from the scene than this do not change how a unit drives its last stretch. */
const nearM = 5_000;
/** An older position would send a crew to meet somebody who left. */
const freshMs = 5 * 60_000;

/** What a unit sees around an incident it is sent to; throws `Rejected` for any other incident. */
export function selectFieldScene(facts: SceneFacts, unitId: UnitId, incidentId: IncidentId): FieldScene {
  const { state, now } = facts;
  const incident = state.incidents[incidentId];
  if (incident === undefined) throw new Rejected('notFound', 'incidentUnknown');
  const isSent = incident.assignments.some((one) => one.unitId === unitId && isActiveAssignment(one));
  if (!isSent) throw new Rejected('forbidden', 'otherUnit');
  const closures = Object.values(state.roadBlocks).filter(
    (block) =>
      isBlockInForce(block, now) && block.points.some(([lon, lat]) => distanceM({ lon, lat }, incident.place) <= nearM),
  );
  return {
    others: otherUnits(facts, incident, unitId),
    closures,
    cameras: isUnderWay(state, unitId, incident) ? camerasOf(facts, incident) : [],
  };
}

function otherUnits({ state, directory, positions, now }: SceneFacts, incident: Incident, unitId: UnitId) {
  return incident.assignments
    .filter((one) => one.unitId !== unitId && isActiveAssignment(one) && state.units[one.unitId]?.onDuty === true)
    .flatMap((one): FieldScene['others'] => {
      const unit = directory.findUnit(one.unitId);
      if (unit === undefined) return [];
      const position = positions.latest.get(one.unitId);
      const isFresh = position !== undefined && now - position.at <= freshMs;
      const where = isFresh ? { lon: position.lon, lat: position.lat, at: position.at } : null;
      return [{ unitId: one.unitId, callSign: unit.callSign, status: one.status, position: where }];
    });
}

function camerasOf({ directory }: SceneFacts, incident: Incident): FieldScene['cameras'] {
  return incident.cameras
    .flatMap((linked) => {
      const camera = directory.findCamera(linked.cameraId);
      if (camera === undefined) return [];
      const { name, tier, lon, lat } = camera;
      return [{ cameraId: linked.cameraId, name, tier, lon, lat, distanceM: linked.distanceM }];
    })
    .sort((first, second) => first.distanceM - second.distanceM);
}
