import { useCallback, useEffect, useId, useSyncExternalStore } from 'react';
import { isPermitted } from '../../../../protocol/access/permissions.ts';
import type { ViewPurpose } from '../../../../protocol/access/role.ts';
import type { Camera } from '../../../../protocol/camera/camera.ts';
import type { TileHost } from '../TileHost.ts';

export interface TileSound {
  readonly phase: 'off' | 'opening' | 'on' | 'failed';
  readonly error: unknown;
  /** Null where the directory does not allow this camera's sound, or this seat may not listen. */
  readonly toggle: (() => void) | null;
}

interface Needs {
  readonly host: TileHost;
  readonly camera: Camera | undefined;
  readonly purpose: ViewPurpose;
  readonly isPaused: boolean;
}

/** The sound of one tile, of which a page has one at a time; it goes with the tile. */
export function useTileSound({ host, camera, purpose, isPaused }: Needs): TileSound {
  const owner = useId();
  const { sound, session } = host;
  const state = useSyncExternalStore(sound.subscribe, () => sound.state);
  const cameraId = camera?.id;
  const phase = state.kind === 'off' || state.owner !== owner ? 'off' : state.kind;
  useEffect(() => () => sound.stop(owner), [sound, owner, cameraId]);
  useEffect(() => {
    if (isPaused) sound.stop(owner);
  }, [isPaused, sound, owner]);
  const toggle = useCallback(() => {
    if (phase === 'on' || phase === 'opening') sound.stop(owner);
    else if (cameraId !== undefined) void sound.listen(owner, cameraId, purpose);
  }, [sound, owner, cameraId, purpose, phase]);
  const isAllowed = camera?.hasAudio === true && isPermitted(session.role, 'listenCamera');
  return { phase, error: state.kind === 'failed' ? state.error : null, toggle: isAllowed ? toggle : null };
}
