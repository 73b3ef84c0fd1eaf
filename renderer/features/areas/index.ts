export { AreaSelect } from './AreaSelect.tsx';
export { areasEn } from './areasEn.ts';
export { areasZh } from './areasZh.ts';
export { useAreaName } from './useAreaName.ts';
export { useAreaTree } from './useAreaTree.ts';
