import { createContext, useContext } from 'react';
import { mainWallId } from '../../../protocol/wall/wall.ts';
import type { WallId } from '../../../protocol/ids.ts';

/** Opens a wall on a display of this machine, asking which where there are several. */
export type OpenWall = (wallId?: WallId) => void;

const WallOpenerContext = createContext<OpenWall>((wallId = mainWallId) => {
  window.open(`/wall?wall=${encodeURIComponent(wallId)}`, 'yigan-wall');
});
export const WallOpenerProvider = WallOpenerContext.Provider;

export function useOpenWall(): OpenWall {
  return useContext(WallOpenerContext);
}
