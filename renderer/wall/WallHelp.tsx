import { Fragment, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

const rows = [
  ['1 4 6 8 9 0', 'layouts'],
  ['← ↑ → ↓', 'arrows'],
  ['Enter', 'enlarge'],
  ['Esc', 'restore'],
  ['Shift ← ↑ → ↓', 'ptz'],
  ['+ −', 'zoom'],
  ['Delete', 'remove'],
  ['I', 'figures'],
  ['F', 'fullscreen'],
  ['?', 'close'],
] as const;

export function WallHelp({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="wall-help" role="dialog" aria-modal="true" aria-label={t('wall.keys.title')} onClick={onClose}>
      <dl>
        <h2>{t('wall.keys.title')}</h2>
        {rows.map(([keys, words]) => (
          <Fragment key={words}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(`wall.keys.${words}`)}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  );
}
