export { CameraLinker, incidentRadiusM } from './CameraLinker.ts';
export { readBuildings } from './sight/readBuildings.ts';
export { Sight } from './sight/Sight.ts';
