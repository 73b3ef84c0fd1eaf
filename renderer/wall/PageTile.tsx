import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * A page of another site, allowed by name. The sandbox keeps it from windows, forms, downloads and from leading this page
 * away; its own origin it keeps, without which few pages work.
 */
export function PageTile({ url }: { readonly url: string }): ReactElement {
  const { t } = useTranslation();
  const { host } = new URL(url);
  return (
    <>
      <iframe
        className="wall-page"
        src={url}
        title={t('wall.page', { host })}
        sandbox="allow-scripts allow-same-origin"
        referrerPolicy="no-referrer"
        allow=""
      />
      <span className="wall-page-host">{host}</span>
    </>
  );
}
