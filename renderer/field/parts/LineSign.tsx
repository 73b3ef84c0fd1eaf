import { useField } from '../FieldContext.ts';
import { formatTime } from './formatTime.ts';
import { useNow } from './useNow.ts';
import { useWords } from '../useWords.ts';

/** Says when there is no line, and how old what is shown then is. */
export function LineSign() {
  const { t, i18n } = useWords();
  const now = useNow();
  const connection = useField((state) => state.connection);
  const viewAt = useField((state) => state.viewAt);
  const isOutdated = useField((state) => state.isOutdated);
  if (isOutdated) {
    return (
      <p className="sign sign-problem">
        ⚠ {t('field.line.outdated')}
        <button type="button" onClick={() => window.location.reload()}>
          {t('field.line.reload')}
        </button>
      </p>
    );
  }
  if (connection === 'online') return null;
  const words = t(connection === 'offline' ? 'field.line.offline' : 'field.line.connecting');
  return (
    <p className={connection === 'offline' ? 'sign sign-warning' : 'sign'} role="status" data-testid="field-offline">
      ⚡ {words}
      {viewAt !== null && ` · ${t('field.line.stale', { time: formatTime(viewAt, now, i18n.language) })}`}
    </p>
  );
}
