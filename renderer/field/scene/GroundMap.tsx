import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { isSunlit } from '../parts/sunlight.ts';
import { BaseTiles } from './BaseTiles.ts';
import { drawGround, paletteOf, type Canvas, type Palette, type Size } from './drawGround.ts';
import { fitView, panView, tilesOf, zoomView, type SceneView } from './sceneView.ts';
import { useWords } from '../useWords.ts';
import './scene.css';

interface Spot {
  readonly lon: number;
  readonly lat: number;
}

interface GroundMapProps {
  /** What must be in sight until a finger moves the map; the first is its middle. */
  readonly spots: readonly [Spot, ...Spot[]];
  readonly label: string;
  readonly testId: string;
  /** Draws on the ground. */
  readonly draw: (context: Canvas, size: Size, view: SceneView, palette: Palette) => void;
}

const zoomStep = 2;

/** A map small enough for any phone: the base map's roads and waters on one canvas, drawn when something changes. */
export function GroundMap({ spots, label, testId, draw }: GroundMapProps) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [chosen, setChosen] = useState<SceneView | null>(null);
  const [tiles] = useState(() => new BaseTiles());
  const [hasFailed, setFailed] = useState(false);
  const [, setRound] = useState(0);
  const [drag, setDrag] = useState<{ pointerId: number; x: number; y: number } | null>(null);

  useEffect(
    () =>
      tiles.start(() => {
        setRound((before) => before + 1);
        setFailed(tiles.hasFailed);
      }),
    [tiles],
  );
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const view = chosen ?? (size.width === 0 ? null : fitView(spots, size));
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || view === null) return;
    const ratio = Math.min(2, window.devicePixelRatio);
    element.width = Math.round(size.width * ratio);
    element.height = Math.round(size.height * ratio);
    context.scale(ratio, ratio);
    const palette = paletteOf(isSunlit());
    drawGround(context, size, { view, tiles: tiles.take(tilesOf(view, size)) }, palette);
    draw(context, size, view, palette);
  });

  function move(event: PointerEvent<HTMLCanvasElement>): void {
    if (drag?.pointerId !== event.pointerId || view === null) return;
    setChosen(panView(view, event.clientX - drag.x, event.clientY - drag.y));
    setDrag({ pointerId: drag.pointerId, x: event.clientX, y: event.clientY });
  }

  return (
    <div className="scene-map">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        data-testid={testId}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ pointerId: event.pointerId, x: event.clientX, y: event.clientY });
        }}
        onPointerMove={move}
        onPointerUp={() => setDrag(null)}
        onPointerCancel={() => setDrag(null)}
      />
      <div className="scene-zoom">
        <button
          type="button"
          aria-label={t('field.around.closer')}
          onClick={() => view !== null && setChosen(zoomView(view, zoomStep))}
        >
          +
        </button>
        <button
          type="button"
          aria-label={t('field.around.farther')}
          onClick={() => view !== null && setChosen(zoomView(view, 1 / zoomStep))}
        >
          −
        </button>
        <button type="button" aria-label={t('field.around.fit')} onClick={() => setChosen(null)}>
          ◎
        </button>
      </div>
      {hasFailed && (
        <button type="button" className="scene-failed" onClick={() => tiles.retry()}>
          {t('field.around.noGround')}
        </button>
      )}
    </div>
  );
}
