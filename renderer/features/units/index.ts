export { UnitBoard } from './UnitBoard.tsx';
export { unitsEn } from './unitsEn.ts';
export { unitsZh } from './unitsZh.ts';
export { useUnitName } from './useUnitName.ts';
