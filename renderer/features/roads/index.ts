export { roadsEn } from './roadsEn.ts';
export { roadsZh } from './roadsZh.ts';
export { RoadTools } from './RoadTools.tsx';
export { UnitAdviceList } from './UnitAdviceList.tsx';
export { useAgencyName } from './useAgencyName.ts';
export { useUnitAdvice } from './useUnitAdvice.ts';
