import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { rejectionWords } from '../../../i18n/rejectionWords.ts';
import type { TileSound } from './useTileSound.ts';
import './sound.css';

/** A tile's loudspeaker: crossed out until it is pressed; why there is nothing to hear stands beside it. */
export function SoundButton({ sound }: { readonly sound: TileSound }): ReactElement | null {
  const { t } = useTranslation();
  const { phase, toggle, error } = sound;
  if (toggle === null) return null;
  const isOn = phase === 'on' || phase === 'opening';
  const words = t(isOn ? 'tile.sound.stop' : 'tile.sound.listen');
  return (
    <span className="tile-sound" data-phase={phase}>
      <button type="button" aria-pressed={isOn} aria-label={words} title={words} onClick={toggle}>
        <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
          <path
            d={
              isOn
                ? 'M2 6h3l4-3v10l-4-3H2ZM11 5.5a3.5 3.5 0 0 1 0 5M13 3.5a6 6 0 0 1 0 9'
                : 'M2 6h3l4-3v10l-4-3H2ZM11 6l4 4M15 6l-4 4'
            }
          />
        </svg>
      </button>
      {phase === 'opening' && <span role="status">{t('tile.sound.opening')}</span>}
      {phase === 'on' && <span role="status">{t('tile.sound.on')}</span>}
      {phase === 'failed' && <span role="alert">{rejectionWords(t, error)}</span>}
    </span>
  );
}
