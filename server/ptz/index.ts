export { decidePtz } from './decidePtz.ts';
export { PtzControl } from './PtzControl.ts';
export { ptzHandlers } from './ptzHandlers.ts';
export { TourRunner } from './TourRunner.ts';
