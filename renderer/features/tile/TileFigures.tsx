import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraView, CameraViewState } from '../../media/index.ts';
import { measureVideo, type VideoFigures } from './measureVideo.ts';

const readEveryMs = 1_000;

interface TileFiguresProps {
  readonly view: CameraView;
  readonly state: CameraViewState;
}

/** The figures of the picture as this browser receives it, read once a second while they are shown. */
export function TileFigures({ view, state }: TileFiguresProps): ReactElement {
  const { t } = useTranslation();
  const [figures, setFigures] = useState<VideoFigures | null>(null);

  useEffect(() => {
    let isOver = false;
    let last: Parameters<typeof measureVideo>[0] = null;
    const read = async () => {
      const summary = await view.stats();
      if (isOver || summary === null) return;
      const reading = { summary, at: performance.now() };
      setFigures(measureVideo(last, reading));
      last = reading;
    };
    const readNow = () => {
      // Statistics of a picture that just ended cannot be read; the tile itself says what became of it.
      read().catch(() => setFigures(null));
    };
    readNow();
    const timer = setInterval(readNow, readEveryMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [view]);

  const unknown = t('tile.figures.unknown');
  const ageMs = view.frameAgeMs();
  const shown = [
    state.shownStream === null ? unknown : t(`tile.figures.stream.${state.shownStream}`),
    figures === null || figures.width === 0 ? unknown : `${figures.width}×${figures.height}`,
    figures === null ? unknown : t('tile.figures.fps', { count: Math.round(figures.fps) }),
    figures?.kbps == null ? unknown : t('tile.figures.kbps', { count: Math.round(figures.kbps) }),
    figures?.lostPerSecond == null ? unknown : t('tile.figures.loss', { count: Math.round(figures.lostPerSecond) }),
    ageMs === null ? unknown : t('tile.figures.age', { count: Math.round(ageMs) }),
    state.server?.codec ?? '',
  ];
  return (
    <div className="tile-figures" aria-label={t('tile.figures.title')}>
      {shown
        .filter((text) => text !== '')
        .map((text, index) => (
          <span key={index}>{text}</span>
        ))}
    </div>
  );
}
