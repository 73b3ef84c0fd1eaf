export { useMapConfig } from './useMapConfig.ts';
