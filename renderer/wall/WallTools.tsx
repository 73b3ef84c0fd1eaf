import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { wallLayouts, type NamedLayout, type WallLayout } from '../../protocol/wall/wallLayout.ts';

interface WallToolsProps {
  readonly layout: WallLayout;
  readonly canChange: boolean;
  readonly onLayout: (layout: NamedLayout) => void;
  readonly onFullscreen: () => void;
  readonly onHelp: () => void;
  readonly onLogOut: () => void;
}

/** Shown while the pointer moves, gone a moment later: pictures have the wall to themselves. */
export function WallTools({
  layout,
  canChange,
  onLayout,
  onFullscreen,
  onHelp,
  onLogOut,
}: WallToolsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <nav className="wall-tools" aria-label={t('wall.layouts')}>
      {wallLayouts.map((count) => (
        <button
          key={count}
          type="button"
          aria-pressed={layout === count}
          aria-label={t('wall.layout', { count })}
          disabled={!canChange}
          title={canChange ? undefined : t('reasons.roleMayNot')}
          onClick={() => onLayout(count)}
        >
          {count}
        </button>
      ))}
      <button type="button" onClick={onFullscreen}>
        {t('wall.fullscreen')}
      </button>
      <button type="button" onClick={onHelp}>
        {t('wall.help')}
      </button>
      <button type="button" onClick={onLogOut}>
        {t('wall.logOut')}
      </button>
    </nav>
  );
}
