import { useEffect, useRef, useState, type PointerEvent, type TouchEvent } from 'react';

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
    readonly onTouchEnd: (event: TouchEvent) => void;
  };
}

/** What has a use of its own for a finger that stays: an arrow turns the camera as long as it is held. */
const ownHolds = 'button, .ptz-layer';

/** A finger that stays: some browsers make it a context menu, some after it was lifted, some never. */
export function useLongPress(onLongPress: (at: { x: number; y: number }) => void): LongPress {
  const [isTouched, setIsTouched] = useState(false);
  const pressed = useRef<Pressed | null>(null);
  const wasLong = useRef(false);
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
        wasLong.current = false;
        // A second finger begins another gesture.
        if (!event.isPrimary || (event.target instanceof Element && event.target.closest(ownHolds) !== null)) return;
        const { clientX: x, clientY: y } = event;
        const timer = setTimeout(() => {
          wasLong.current = true;
          onLongPress({ x, y });
        }, longPressMs);
        pressed.current = { x, y, timer };
      },
      onPointerMove: ({ clientX, clientY }) => {
        const from = pressed.current;
        if (from !== null && Math.hypot(clientX - from.x, clientY - from.y) > stillWithinPx) forget();
      },
      onPointerUp: end,
      onPointerCancel: end,
      // A finger lifted just after the menu came would else be a tap on whatever entry lies under it.
      onTouchEnd: (event) => {
        if (wasLong.current && event.cancelable) event.preventDefault();
      },
    },
  };
}
