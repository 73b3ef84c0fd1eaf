export { UnitBoard } from './UnitBoard.tsx';
export { useUnitName } from './useUnitName.ts';
