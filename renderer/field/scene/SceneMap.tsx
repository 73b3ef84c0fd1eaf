import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../protocol/geometry/place.ts';
import type { FieldScene } from '../../../protocol/scene/fieldScene.ts';
import { useField } from '../FieldContext.ts';
import { isSunlit } from '../parts/sunlight.ts';
import { BaseTiles } from './BaseTiles.ts';
import { drawScene } from './drawScene.ts';
import { fitView, panView, tilesOf, zoomView, type SceneView } from './sceneView.ts';

interface SceneMapProps {
  readonly place: Place;
  readonly around: FieldScene | null;
}

const zoomStep = 2;

/** A map small enough for any phone: the base map's roads and waters on one canvas, drawn when something changes. */
export function SceneMap({ place, around }: SceneMapProps) {
  const { t, i18n } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const position = useField((state) => state.position);
  const own = position.kind === 'sharing' ? position : null;
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

  const fitted = size.width === 0 ? null : fitView(own === null ? [place] : [place, own], size);
  const view = chosen ?? fitted;
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || view === null) return;
    const ratio = Math.min(2, window.devicePixelRatio);
    element.width = Math.round(size.width * ratio);
    element.height = Math.round(size.height * ratio);
    context.scale(ratio, ratio);
    drawScene(context, size, {
      ...{ view, scene: place, own, around, isSunlit: isSunlit() },
      tiles: tiles.take(tilesOf(view, size)),
      nameOf: ({ callSign }) => (i18n.language === 'en' ? callSign.en : callSign.zh),
    });
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
        aria-label={t('field.around.map')}
        data-testid="field-scene-map"
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
