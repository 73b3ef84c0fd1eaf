export { CameraStatuses } from './CameraStatuses.ts';
export { openPtzDriver } from './openPtzDriver.ts';
export { resolveVideo } from './resolveVideo.ts';
