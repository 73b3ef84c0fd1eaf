import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../protocol/geometry/place.ts';
import { useShortcuts } from '../seat/index.ts';
import { formatPosition } from '../search/index.ts';
import { SystemChoice } from './SystemChoice.tsx';
import type { MapTools } from './useMapTools.ts';
import { copyKey } from './mapToolKeys.ts';

const shownMs = 1500;

/** The place under the pointer, in the system this seat likes. */
export function CoordinateBar({ tools }: { readonly tools: MapTools }) {
  const { t } = useTranslation();
  const { map, settings } = tools;
  const [position, setPosition] = useState<Position | null>(null);
  const [answer, setAnswer] = useState<'copied' | 'notCopied' | null>(null);
  useEffect(() => map?.window.onPointer(setPosition), [map]);
  useEffect(() => {
    if (answer === null) return undefined;
    const timer = setTimeout(() => setAnswer(null), shownMs);
    return () => clearTimeout(timer);
  }, [answer]);
  const words = position === null ? '' : formatPosition(settings.system, position);
  const copy = () => {
    if (words === '') return;
    // Absent on a page that was not served securely.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    (clipboard?.writeText(words) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setAnswer('copied'),
      () => setAnswer('notCopied'),
    );
  };
  useShortcuts({ [copyKey]: copy });
  return (
    <div className="coordinate-bar">
      <SystemChoice tools={tools} />
      <output data-testid="coordinates">{words}</output>
      {words !== '' && (
        <button type="button" onClick={copy} title={t('plot.copy')} aria-label={t('plot.copy')}>
          {answer === null ? <kbd>I</kbd> : t(`plot.${answer}`)}
        </button>
      )}
    </div>
  );
}
