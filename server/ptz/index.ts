export { PtzControl, type PtzControlOptions, type PtzDriver, type PtzVelocity } from './PtzControl.ts';
