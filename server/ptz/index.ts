export { decidePtz } from './decidePtz.ts';
export { PtzControl, type PtzControlOptions } from './PtzControl.ts';
export type { PtzDriver } from './PtzDriver.ts';
export { ptzHandlers } from './ptzHandlers.ts';
export { TourRunner } from './TourRunner.ts';
