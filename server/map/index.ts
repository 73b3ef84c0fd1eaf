export { registerMap } from './registerMap.ts';
