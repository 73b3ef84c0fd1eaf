export { registerMap, type MapOptions } from './registerMap.ts';
export type { CameraList } from './CameraTiles.ts';
