export { OnvifDevice } from './OnvifDevice.ts';
export { OnvifPtz } from './OnvifPtz.ts';
