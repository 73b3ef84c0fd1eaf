export { CameraTile } from './CameraTile.tsx';
export { readCameraDrag, writeCameraDrag, type CameraDrag } from './cameraDrag.ts';
export { formatAge } from './formatAge.ts';
export { TileHostProvider, type TileHost } from './TileHost.ts';
export { tileEn } from './tileEn.ts';
export { tileZh } from './tileZh.ts';
