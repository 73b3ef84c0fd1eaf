export { chooseCameras } from './chooseCameras.ts';
export { linkCameras, type Linked, type TurnOutcome } from './linkCameras.ts';
