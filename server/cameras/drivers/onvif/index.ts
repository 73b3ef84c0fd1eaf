export { OnvifPtz } from './OnvifPtz.ts';
