import { useEffect, useRef, useState } from 'react';
import { bindTalkKey } from '../../desktop/index.ts';
import { useDesktop } from './DesktopContext.ts';

interface Talk {
  readonly press: () => void;
  readonly release: () => void;
}

/** Lets the shell's talk key press and release. True while only the next press or the time limit will release it. */
export function useShellTalkKey(talk: Talk): boolean {
  const bridge = useDesktop();
  const latest = useRef(talk);
  const [isLatched, setIsLatched] = useState(false);
  useEffect(() => {
    latest.current = talk;
  });
  useEffect(
    () =>
      bindTalkKey(bridge, {
        press: () => latest.current.press(),
        release: () => latest.current.release(),
        onLatched: setIsLatched,
      }),
    [bridge],
  );
  return isLatched;
}
