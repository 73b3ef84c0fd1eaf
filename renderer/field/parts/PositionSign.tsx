import { useField } from '../FieldContext.ts';
import { formatAge } from './formatTime.ts';
import { useNow } from './useNow.ts';
import { useWords } from '../useWords.ts';

const inaccurateM = 100;

/** Says at all times whether this phone's position goes out, how good it is, and how old the last one sent is. */
export function PositionSign() {
  const { t } = useWords();
  const now = useNow();
  const position = useField((state) => state.position);
  const isOnline = useField((state) => state.connection === 'online');
  if (position.kind === 'off') return <p className="sign sign-off">○ {t('field.position.off')}</p>;
  if (position.kind === 'searching') return <p className="sign">◌ {t('field.position.searching')}</p>;
  if (position.kind !== 'sharing') return <p className="sign sign-problem">⚠ {t(`field.position.${position.kind}`)}</p>;
  const metres = Math.round(position.accuracyM);
  const age = position.sentAt === null ? null : formatAge(now - position.sentAt, t);
  const sent = age === null ? t('field.position.unsent') : t('field.position.sent', { age });
  if (!isOnline)
    return (
      <p className="sign sign-warning">
        ◎ {t('field.position.offline')} · {sent}
      </p>
    );
  return (
    <p className={metres > inaccurateM ? 'sign sign-warning' : 'sign sign-sharing'} data-testid="field-position">
      ◉ {t('field.position.sharing')} ·{' '}
      {metres > inaccurateM ? t('field.position.inaccurate', { metres }) : t('field.position.accuracy', { metres })} ·{' '}
      {sent}
    </p>
  );
}
