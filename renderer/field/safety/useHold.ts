import { useEffect, useRef, useState } from 'react';

/** Long enough that no pocket presses it, short enough for somebody in danger. */
export const holdMs = 1_200;

interface Hold {
  readonly isHeld: boolean;
  readonly handlers: {
    readonly onPointerDown: () => void;
    readonly onPointerUp: () => void;
    readonly onPointerLeave: () => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: { key: string; repeat: boolean }) => void;
    readonly onKeyUp: () => void;
    readonly onContextMenu: (event: { preventDefault: () => void }) => void;
  };
}

/** A button that acts when it was held, by finger or key. */
export function useHold(act: () => void): Hold {
  const [isHeld, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const release = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setHeld(false);
  };
  const press = () => {
    release();
    setHeld(true);
    timer.current = setTimeout(() => {
      release();
      act();
    }, holdMs);
  };
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return {
    isHeld,
    handlers: {
      onPointerDown: press,
      onPointerUp: release,
      onPointerLeave: release,
      onPointerCancel: release,
      onKeyDown: ({ key, repeat }) => {
        if ((key === 'Enter' || key === ' ') && !repeat) press();
      },
      onKeyUp: release,
      // A long press must not open the phone's menu.
      onContextMenu: (event) => event.preventDefault(),
    },
  };
}
