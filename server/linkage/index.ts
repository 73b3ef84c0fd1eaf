export { CameraLinker, incidentRadiusM } from './CameraLinker.ts';
export { chooseCameras } from './chooseCameras.ts';
