import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TileCondition } from './describeTile.ts';
import { tileWords } from './tileWords.ts';

type Tone = 'danger' | 'warning' | 'info' | 'quiet';

const tones: Record<TileCondition['kind'], Tone> = {
  live: 'quiet',
  paused: 'quiet',
  connecting: 'info',
  slow: 'warning',
  stale: 'warning',
  held: 'warning',
  reconnecting: 'warning',
  offline: 'quiet',
  notConfigured: 'quiet',
  undecodable: 'warning',
  forbidden: 'warning',
  refused: 'danger',
  mediaDown: 'danger',
  lineLost: 'danger',
  unknownCamera: 'quiet',
};

/** Shapes beside the colours: a ring for what is under way, a triangle for a warning, a cross for a failure, a bar for rest. */
const shapes: Record<Tone, string> = {
  info: 'M8 1.5a6.5 6.5 0 1 1-6.5 6.5',
  warning: 'M8 1.5 15 14.5H1ZM8 6v4.5M8 12v1',
  danger: 'M8 1a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM5 5l6 6M11 5l-6 6',
  quiet: 'M8 1a7 7 0 1 1 0 14 7 7 0 0 1 0-14ZM4 8h8',
};

/** What a tile says when its picture is not live: what, why, what is being done, and how old the picture is. */
export function TileMessage({ condition }: { readonly condition: TileCondition }): ReactElement | null {
  const { t } = useTranslation();
  const words = tileWords(t, condition);
  if (words === null) return null;
  const tone = tones[condition.kind];
  return (
    <div className="tile-message" data-tone={tone} role="status">
      <div className="tile-message-title">
        <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
          <path d={shapes[tone]} />
        </svg>
        {words.title}
      </div>
      {words.reason !== null && <p className="tile-message-reason">{words.reason}</p>}
      <p className="tile-message-doing">{words.doing}</p>
      {words.lastPicture !== null && <p className="tile-message-age">{words.lastPicture}</p>}
    </div>
  );
}
