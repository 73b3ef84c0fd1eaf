import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionStatus } from '../connection/HallConnection.ts';
import { formatAge } from '../features/tile/index.ts';

/** Says that the line to the server is gone, and since when; the page's own clock counts, since the server's is away. */
export function LineLostBanner({ line }: { readonly line: ConnectionStatus }): ReactElement | null {
  return line === 'offline' || line === 'ended' ? <Banner /> : null;
}

function Banner(): ReactElement {
  const { t } = useTranslation();
  const [lostAt] = useState(() => performance.now());
  const [now, setNow] = useState(lostAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="wall-banner" role="alert">
      {t('wall.lineLost', { age: formatAge(t, now - lostAt) })}
    </div>
  );
}
