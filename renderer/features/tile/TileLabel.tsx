import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraTier } from '../../../protocol/camera/camera.ts';

const tierShapes: Record<CameraTier, string> = { lookout: '▲', vantage: '◆', street: '●' };
/** How long a label keeps its dark ground after it appeared or changed. */
const freshForMs = 6_000;

interface TileLabelProps {
  readonly tier: CameraTier | null;
  readonly name: string;
  readonly clock: string;
  readonly isRecording: boolean;
  readonly isDrill: boolean;
}

/** Always on the tile: which camera, of which tier, at what time, and whether it is recorded or a drill. */
export function TileLabel({ tier, name, clock, isRecording, isDrill }: TileLabelProps): ReactElement {
  const { t } = useTranslation();
  const [settledName, setSettledName] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettledName(name), freshForMs);
    return () => clearTimeout(timer);
  }, [name]);

  return (
    <header className="tile-scrim" data-fresh={settledName !== name}>
      {isDrill && (
        <span className="tile-mark" data-mark="drill">
          {t('tile.drill')}
        </span>
      )}
      {tier !== null && (
        <span className="tile-tier" title={t(`tier.${tier}`)}>
          {tierShapes[tier]} {t(`tier.${tier}`)}
        </span>
      )}
      <span className="tile-name">{name}</span>
      {isRecording && (
        <span className="tile-mark" data-mark="recording">
          {t('tile.recording')}
        </span>
      )}
      <time className="tile-clock">{clock}</time>
    </header>
  );
}
