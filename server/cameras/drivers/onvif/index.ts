export { OnvifPtz, type OnvifPtzOptions } from './OnvifPtz.ts';
export type { PtzPose } from './PtzSpaces.ts';
