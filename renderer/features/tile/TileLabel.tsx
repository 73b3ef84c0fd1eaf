import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraTier } from '../../../protocol/camera/camera.ts';
import { formatClock } from './formatClock.ts';

const tierShapes: Record<CameraTier, string> = { lookout: '▲', vantage: '◆', street: '●' };
/** How long a label keeps its dark ground after it appeared or changed. */
const freshForMs = 6_000;
const dateLength = '2026-11-21'.length;

interface TileLabelProps {
  readonly tier: CameraTier | null;
  readonly name: string;
  /** Server milliseconds. */
  readonly now: number;
  readonly isRecording: boolean;
  readonly isDrill: boolean;
}

/** Always on the tile: which camera, of which tier, at what time, and whether it is recorded or a drill. */
export function TileLabel({ tier, name, now, isRecording, isDrill }: TileLabelProps): ReactElement {
  const { t } = useTranslation();
  const [settledName, setSettledName] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettledName(name), freshForMs);
    return () => clearTimeout(timer);
  }, [name]);

  const clock = formatClock(now, 'second');
  return (
    <header className="tile-scrim" data-fresh={settledName !== name}>
      {isDrill && (
        <span className="tile-mark" data-mark="drill">
          {t('tile.drill')}
        </span>
      )}
      {tier !== null && (
        <span className="tile-tier" title={t(`tier.${tier}`)}>
          {tierShapes[tier]}
          <span className="tile-wide"> {t(`tier.${tier}`)}</span>
          <span className="tile-narrow"> {t(`tile.tier.${tier}`)}</span>
        </span>
      )}
      <span className="tile-name">{name}</span>
      {isRecording && (
        <span className="tile-mark" data-mark="recording">
          {t('tile.recording')}
        </span>
      )}
      <time className="tile-clock">
        <span className="tile-wide">{clock.slice(0, dateLength)} </span>
        {clock.slice(dateLength + 1)}
      </time>
    </header>
  );
}
