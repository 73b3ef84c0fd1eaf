export { AreaWorker } from './areas/AreaWorker.ts';
export { CameraLinker, incidentRadiusM } from './CameraLinker.ts';
export { UnitFollower } from './follow/UnitFollower.ts';
export { linkageHandlers } from './linkageHandlers.ts';
export { readBuildings } from './sight/readBuildings.ts';
export { readTerrain } from './sight/readTerrain.ts';
export { Sight } from './sight/Sight.ts';
