export { CameraStatuses } from './CameraStatuses.ts';
export { KeyFrameRequests } from './KeyFrameRequests.ts';
export { openPtzDriver } from './openPtzDriver.ts';
export { resolveVideo } from './resolveVideo.ts';
