import { useEffect, useState, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PtzHold, PtzVelocity } from '../ptz/index.ts';

const ways = {
  up: { glyph: '▲', velocity: { pan: 0, tilt: 0.5, zoom: 0 } },
  left: { glyph: '◀', velocity: { pan: -0.5, tilt: 0, zoom: 0 } },
  right: { glyph: '▶', velocity: { pan: 0.5, tilt: 0, zoom: 0 } },
  down: { glyph: '▼', velocity: { pan: 0, tilt: -0.5, zoom: 0 } },
  zoomIn: { glyph: '＋', velocity: { pan: 0, tilt: 0, zoom: 0.5 } },
  zoomOut: { glyph: '－', velocity: { pan: 0, tilt: 0, zoom: -0.5 } },
} as const satisfies Record<string, { glyph: string; velocity: PtzVelocity }>;
type PtzWay = keyof typeof ways;
const wayNames = Object.keys(ways) as PtzWay[];

/** The arrows on a tile. A camera moves while one is held, and stops when it is let go, whatever takes the pointer away. */
export function PtzArrows({ hold }: { readonly hold: PtzHold }): ReactElement {
  const { t } = useTranslation();
  const [held, setHeld] = useState<PtzWay | null>(null);

  function press(way: PtzWay): void {
    setHeld(way);
    hold.start(ways[way].velocity);
  }
  function release(): void {
    if (held === null) return;
    setHeld(null);
    hold.stop();
  }
  function onPointerDown(event: PointerEvent<HTMLButtonElement>, way: PtzWay): void {
    if (event.button !== 0) return;
    // With the pointer captured, its release arrives here even when it happens outside the window.
    event.currentTarget.setPointerCapture(event.pointerId);
    press(way);
  }
  function onKeyDown(event: KeyboardEvent, way: PtzWay): void {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) press(way);
  }

  useEffect(() => {
    const stop = () => {
      setHeld(null);
      hold.stop();
    };
    window.addEventListener('blur', stop);
    document.addEventListener('visibilitychange', stop);
    return () => {
      window.removeEventListener('blur', stop);
      document.removeEventListener('visibilitychange', stop);
      hold.stop();
    };
  }, [hold]);

  return (
    <div
      className="tile-ptz"
      role="group"
      aria-label={t('tile.ptz.label')}
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      onContextMenu={(event) => event.preventDefault()}
    >
      {wayNames.map((way) => (
        <button
          key={way}
          type="button"
          data-way={way}
          aria-label={t(`tile.ptz.${way}`)}
          aria-pressed={held === way}
          onPointerDown={(event) => onPointerDown(event, way)}
          onPointerUp={release}
          onPointerCancel={release}
          onLostPointerCapture={release}
          onKeyDown={(event) => onKeyDown(event, way)}
          onKeyUp={release}
          onBlur={release}
        >
          {ways[way].glyph}
        </button>
      ))}
    </div>
  );
}
