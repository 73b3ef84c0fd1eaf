import { useMemo } from 'react';
import { mayUseScene } from '../../../protocol/wall/sceneRights.ts';
import type { Scene } from '../../../protocol/wall/wallLibrary.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';

/** The scenes this seat may put up. */
export function useScenes(): readonly Scene[] {
  const { session } = useSeat();
  const scenes = useHall((state) => state.dispatch.state.wallLibrary.scenes);
  return useMemo(() => Object.values(scenes).filter((scene) => mayUseScene(session, scene)), [scenes, session]);
}
