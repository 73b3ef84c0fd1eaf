import { useEffect, useRef, useState, type PointerEvent } from 'react';

/** Sooner than browsers begin to drag or to select, which they do about half a second after the finger came down. */
const longPressMs = 450;
/** A finger is never quite still. CSS pixels. */
const stillWithinPx = 10;

interface Pressed {
  readonly x: number;
  readonly y: number;
  readonly timer: ReturnType<typeof setTimeout>;
}

export interface LongPress {
  /** A finger is down: what can be dragged by mouse must not be, or the browser takes the press for a drag. */
  readonly isTouched: boolean;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** A finger that stays: some browsers make it a context menu, some after it was lifted, some never. */
export function useLongPress(onLongPress: (at: { x: number; y: number }) => void): LongPress {
  const [isTouched, setIsTouched] = useState(false);
  const pressed = useRef<Pressed | null>(null);
  const forget = () => {
    if (pressed.current !== null) clearTimeout(pressed.current.timer);
    pressed.current = null;
  };
  const end = () => {
    forget();
    setIsTouched(false);
  };
  useEffect(() => forget, []);
  return {
    isTouched,
    handlers: {
      onPointerDown: (event) => {
        if (event.pointerType !== 'touch') return;
        forget();
        setIsTouched(true);
        // A second finger begins another gesture.
        if (!event.isPrimary) return;
        const { clientX: x, clientY: y } = event;
        pressed.current = { x, y, timer: setTimeout(() => onLongPress({ x, y }), longPressMs) };
      },
      onPointerMove: ({ clientX, clientY }) => {
        const from = pressed.current;
        if (from !== null && Math.hypot(clientX - from.x, clientY - from.y) > stillWithinPx) forget();
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}
