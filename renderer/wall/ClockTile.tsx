import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTileHost, useTileNow } from '../features/tile/index.ts';

/** The server's time, as large as the tile allows. */
export function ClockTile(): ReactElement {
  const { i18n } = useTranslation();
  const now = useTileNow(useTileHost().readServerNow);
  const at = new Date(now);
  return (
    <div className="wall-clock">
      <time dateTime={at.toISOString()}>{at.toLocaleTimeString('sv-SE')}</time>
      <span>
        {at.toLocaleDateString(i18n.language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' })}
      </span>
    </div>
  );
}

export function BannerTile({ text }: { readonly text: string }): ReactElement {
  return (
    <div className="wall-banner-text" data-length={text.length > 24 ? 'long' : 'short'}>
      {text}
    </div>
  );
}
