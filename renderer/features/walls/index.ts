export { WallMiniature } from './WallMiniature.tsx';
export { wallsEn } from './wallsEn.ts';
export { wallsZh } from './wallsZh.ts';
