export { LineState } from './LineState.tsx';
export { lineEn } from './lineEn.ts';
export { lineZh } from './lineZh.ts';
