export { LinkedMap } from './LinkedMap.tsx';
export { MapToolbar } from './MapToolbar.tsx';
export { mapToolKeys } from './mapToolKeys.ts';
export { plotEn } from './plotEn.ts';
export { plotZh } from './plotZh.ts';
export { useMapTools } from './useMapTools.ts';
