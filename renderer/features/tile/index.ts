export { CameraTile } from './CameraTile.tsx';
export { readCameraDrag, writeCameraDrag, type CameraDrag, type DragOrigin } from './cameraDrag.ts';
export { formatAge } from './formatAge.ts';
export { TileRates } from './rate/TileRates.ts';
export { createSnapshotActions } from './snapshot/SnapshotActions.ts';
export { TileHostProvider, useTileHost, type TileHost } from './TileHost.ts';
export { tileEn } from './tileEn.ts';
export { tileZh } from './tileZh.ts';
export { useServerNow as useTileNow } from './useServerNow.ts';
