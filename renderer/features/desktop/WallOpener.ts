import { createContext, useContext } from 'react';
import { wallAddress } from '../../../protocol/desktop/wallAddress.ts';
import { mainWallId } from '../../../protocol/wall/wall.ts';
import type { WallId } from '../../../protocol/ids.ts';

/** Opens one display of a wall, counted from 0, on a display of this machine, asking which where there are several. */
export type OpenWall = (wallId?: WallId, wallDisplay?: number) => void;

const WallOpenerContext = createContext<OpenWall>((wallId = mainWallId, wallDisplay = 0) => {
  window.open(wallAddress(wallId, wallDisplay), `yigan-wall-${wallId}-${wallDisplay}`);
});
export const WallOpenerProvider = WallOpenerContext.Provider;

export function useOpenWall(): OpenWall {
  return useContext(WallOpenerContext);
}
