import { useCallback, useEffect, useState } from 'react';
import type { DisplayView } from '../../../protocol/desktop/desktopCalls.ts';
import type { WallId } from '../../../protocol/ids.ts';
import { useDesktop } from './DesktopContext.ts';

interface WallWindows {
  /** Null until the machine has said what displays it has. */
  readonly displays: readonly DisplayView[] | null;
  readonly problem: unknown;
  readonly open: (displayId: string, wallId: WallId, wallDisplay: number) => Promise<boolean>;
  readonly close: (displayId: string) => Promise<boolean>;
  readonly read: () => Promise<readonly DisplayView[]>;
  readonly forget: () => void;
}

/** The displays of this machine and the walls on them. */
export function useWallWindows(): WallWindows {
  const bridge = useDesktop();
  const [displays, setDisplays] = useState<readonly DisplayView[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => bridge.on('displaysChanged', setDisplays), [bridge]);

  const act = useCallback(async (asked: Promise<DisplayView[]>) => {
    setProblem(null);
    try {
      setDisplays(await asked);
      return true;
    } catch (error) {
      setProblem(error);
      return false;
    }
  }, []);
  const open = useCallback(
    (displayId: string, wallId: WallId, wallDisplay: number) =>
      act(bridge.call('walls.open', { displayId, wallId, wallDisplay })),
    [act, bridge],
  );
  const close = useCallback((displayId: string) => act(bridge.call('walls.close', { displayId })), [act, bridge]);
  const read = useCallback(async () => {
    const found = await bridge.call('displays.list', {});
    setDisplays(found);
    return found;
  }, [bridge]);
  return { displays, problem, open, close, read, forget: () => setProblem(null) };
}
