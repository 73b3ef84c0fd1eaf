import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReachSwitch } from '../features/areas/index.ts';
import { BroadcastButton } from '../features/broadcasts/index.ts';
import { LineState } from '../features/line/index.ts';
import { PhonesButton } from '../features/phones/index.ts';
import { RulebookButton } from '../features/rulebook/index.ts';
import { StatisticsButton } from '../features/statistics/index.ts';
import { AccountMenu, LanguageSwitch } from '../features/session/index.ts';
import { HandoverButton } from '../features/handover/index.ts';
import { DueButton } from '../features/clocks/index.ts';
import { clockTime, useSeat, useServerNow } from '../features/seat/index.ts';
import { formatIn } from '../i18n/formatIn.ts';
import { useHall, useHallStore } from '../store/index.ts';
import { DemoBadge } from './DemoBadge.tsx';

interface TopBarProps {
  readonly onPalette: () => void;
  readonly onKeys: () => void;
  readonly onSettings: () => void;
  readonly onQuick: (() => void) | null;
  readonly onReport: (() => void) | null;
  readonly onLogOut: () => void;
  readonly onLogOutEverywhere: () => void;
}

export function TopBar({
  onPalette,
  onKeys,
  onSettings,
  onQuick,
  onReport,
  onLogOut,
  onLogOutEverywhere,
}: TopBarProps) {
  const { t } = useTranslation();
  const store = useHallStore();
  const { session } = useSeat();
  const isMuted = useHall((state) => state.preferences.isMuted);
  return (
    <header className="top-bar">
      <span className="brand">
        <span className="brand-mark" aria-hidden="true" />
        {t('brand.name')}
      </span>
      {session.isDemo && <DemoBadge />}
      <Clock />
      <ReachSwitch />
      {onQuick !== null && (
        <Button type="primary" onClick={onQuick} data-testid="quick-open">
          {t('report.open')} <kbd>N</kbd>
        </Button>
      )}
      {onReport !== null && (
        <Button type="text" className="full-report" onClick={onReport} data-testid="report-open">
          {t('quick.form')} <kbd>F2</kbd>
        </Button>
      )}
      <button type="button" className="search-button" onClick={onPalette} data-testid="palette-open">
        {t('palette.placeholder')} <kbd>Ctrl K</kbd>
      </button>
      <span className="spacer" />
      <BroadcastButton />
      <HandoverButton />
      <DueButton />
      <StatisticsButton />
      <RulebookButton />
      <PhonesButton />
      <LineState />
      <Button
        type="text"
        aria-pressed={isMuted}
        onClick={() => store.setState(({ preferences }) => ({ preferences: { ...preferences, isMuted: !isMuted } }))}
      >
        {isMuted ? t('sound.muted') : t('sound.on')}
      </Button>
      <Tooltip title={t('keys.title')}>
        <Button type="text" onClick={onKeys} aria-label={t('keys.title')}>
          ?
        </Button>
      </Tooltip>
      <Tooltip title={t('settings.title')}>
        <Button type="text" onClick={onSettings} aria-label={t('settings.title')} data-testid="settings-open">
          ⚙
        </Button>
      </Tooltip>
      <LanguageSwitch />
      <AccountMenu session={session} onLogOut={onLogOut} onLogOutEverywhere={onLogOutEverywhere} />
    </header>
  );
}

/** Beyond this the seat's own clock is shown to be wrong, milliseconds. */
const shownDriftMs = 1000;
const dateOf = formatIn({ month: 'short', day: 'numeric', weekday: 'short' });

function Clock() {
  const { t, i18n } = useTranslation();
  const now = useServerNow();
  const driftMs = useHall((state) => state.connection.driftMs);
  return (
    <span className="clock" title={t('clock.title')}>
      <b>{clockTime(now)}</b> <span className="muted">{dateOf(i18n.language).format(now)}</span>
      {Math.abs(driftMs) > shownDriftMs && (
        <span className="clock-drift" role="status">
          {t(driftMs > 0 ? 'clock.slow' : 'clock.fast', { seconds: (Math.abs(driftMs) / 1000).toFixed(1) })}
        </span>
      )}
    </span>
  );
}
