import { useField } from '../FieldContext.ts';
import { SosButton } from '../safety/SosButton.tsx';
import { MenuSheet } from '../screens/MenuSheet.tsx';
import { formatTime } from './formatTime.ts';
import { useNow } from './useNow.ts';
import { useWords } from '../useWords.ts';
import { useOpenHere } from './useOpenHere.ts';

const worthSayingMs = 1_000;

/** Whose phone, on duty or not, and the hall's time. */
export function TopBar() {
  const { t, i18n } = useWords();
  const [isMenuOpen, setMenuOpen] = useOpenHere();
  const now = useNow();
  const name = useField((state) => state.session?.name ?? '');
  const onDuty = useField((state) => state.view?.duty.onDuty ?? false);
  const driftMs = useField((state) => state.driftMs);
  const isDrifting = driftMs !== null && Math.abs(driftMs) > worthSayingMs;
  return (
    <header className="top-bar">
      <div className="top-who">
        <strong>{name}</strong>
        <span className={onDuty ? 'duty duty-on' : 'duty'}>{t(onDuty ? 'field.duty.on' : 'field.duty.off')}</span>
      </div>
      <div className="top-time">
        <time aria-label={t('field.line.serverTime')}>{formatTime(now - (driftMs ?? 0), now, i18n.language)}</time>
        {isDrifting && <span className="drift">{t('field.line.drift', { seconds: Math.round(driftMs / 1_000) })}</span>}
      </div>
      {onDuty && <SosButton />}
      <button
        type="button"
        className="plain menu-button"
        aria-label={t('field.menu.heading')}
        onClick={() => setMenuOpen(true)}
      >
        ☰
      </button>
      {isMenuOpen && <MenuSheet onClose={() => setMenuOpen(false)} />}
    </header>
  );
}
