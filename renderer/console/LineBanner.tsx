import { useTranslation } from 'react-i18next';
import { rejectionWords } from '../i18n/rejectionWords.ts';
import { useHall } from '../store/index.ts';

/** Says plainly that what is on the page may be old, and why. */
export function LineBanner() {
  const { t } = useTranslation();
  const line = useHall((state) => state.connection.line);
  const problem = useHall((state) => state.connection.problem);
  const isLoaded = useHall((state) => state.dispatch.isLoaded);
  if (line === 'offline' || (line === 'connecting' && isLoaded)) {
    return (
      <div className="line-banner" role="alert" data-testid="line-banner">
        <b>{t('line.lost')}</b> {t('line.lostWords')}
      </div>
    );
  }
  if (line === 'online' && problem !== null) {
    return (
      <div className="line-banner" role="alert" data-testid="line-banner">
        <b>{t('line.notJoined')}</b> {rejectionWords(t, problem)}
      </div>
    );
  }
  return null;
}
