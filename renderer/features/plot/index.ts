export { LinkedMap } from './LinkedMap.tsx';
export { MapToolbar } from './MapToolbar.tsx';
export { copyKey, mapToolKeys } from './mapToolKeys.ts';
export { plotEn } from './plotEn.ts';
export { plotZh } from './plotZh.ts';
export { useMapTools } from './useMapTools.ts';
