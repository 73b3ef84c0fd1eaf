export { CameraStatuses, type CameraStatusesOptions } from './CameraStatuses.ts';
