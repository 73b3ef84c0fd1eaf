import { Alert, Button } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../protocol/access/permissions.ts';
import type { Position } from '../../protocol/geometry/place.ts';
import type { TalkgroupId } from '../../protocol/ids.ts';
import { CentreNotices } from '../features/areas/index.ts';
import { AlarmPanel, useHasAlarms } from '../features/alarms/index.ts';
import { IncidentBoard } from '../features/board/index.ts';
import { IncidentCameras, IncidentUnitVideos, OpenCameras } from '../features/cameras/index.ts';
import { MachineNotices, useOpenWall, useShellTalkKey } from '../features/desktop/index.ts';
import { Dock } from '../features/dock/index.ts';
import { HallMap } from '../features/hallMap/index.ts';
import {
  IncidentPanel,
  IncidentQueue,
  ReportDialog,
  useVerbCommands,
  type ReportStart,
} from '../features/incidents/index.ts';
import { MessagePanel, useUnreadCount } from '../features/messages/index.ts';
import { Palette, type PaletteCommand } from '../features/palette/index.ts';
import { QuickEntry } from '../features/quickEntry/index.ts';
import { useIncidentNamer } from '../features/rulebook/index.ts';
import { SafetyBanners } from '../features/safety/index.ts';
import { bindKeys, useSeat, useShortcuts } from '../features/seat/index.ts';
import { PlansPage } from '../features/plans/index.ts';
import { SettingsDialog } from '../features/settings/index.ts';
import { UnitBoard } from '../features/units/index.ts';
import { TalkBar, useVoiceClient } from '../features/voice/index.ts';
import { WallMiniature } from '../features/walls/index.ts';
import { isFinished, selectIncident, useHall, useHallStore } from '../store/index.ts';
import { LineBanner } from './LineBanner.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { TopBar } from './TopBar.tsx';
import { useMessageAlert } from './useMessageAlert.ts';
import { useSoundSamples } from './useSoundSamples.ts';
import { useCueTones } from './useCueTones.ts';
import { useSafetyAlert } from './useSafetyAlert.ts';
import { useNewIncidentAlert } from './useNewIncidentAlert.ts';

interface SeatProps {
  readonly onLogOut: () => void;
  readonly onLogOutEverywhere: () => void;
}

type Overlay = 'quick' | 'board' | 'palette' | 'keys' | 'settings' | 'plans' | null;

/** The frame of a seat: queue and units, the map, the selected incident, talkgroups. */
export function Seat({ onLogOut, onLogOutEverywhere }: SeatProps) {
  const { t } = useTranslation();
  const store = useHallStore();
  const { session } = useSeat();
  const [report, setReport] = useState<ReportStart | null>(null);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const openWall = useOpenWall();
  const voice = useVoiceClient();
  const talkgroup = useRef<TalkgroupId | null>(null);
  const noteGroup = useCallback((talkgroupId: TalkgroupId) => {
    talkgroup.current = talkgroupId;
  }, []);
  const isLatched = useShellTalkKey({
    press: () => {
      if (talkgroup.current !== null) voice.press(talkgroup.current);
    },
    release: () => voice.release(),
  });
  const [isArranging, setIsArranging] = useState(false);
  const [resets, setResets] = useState(0);
  const resetLayout = () => setResets((before) => before + 1);
  const nameOf = useIncidentNamer();
  const { alert, dismiss } = useNewIncidentAlert();
  useSafetyAlert();
  useCueTones();
  const sounds = useSoundSamples();
  useMessageAlert();
  const unread = useUnreadCount();
  const incident = useHall((state) =>
    state.selection.incidentId === null ? undefined : state.dispatch.state.incidents[state.selection.incidentId],
  );
  const hasOpenCameras = useHall((state) => state.selection.cameraIds.length > 0);
  const hasAlarms = useHasAlarms();
  const mayPlan = isPermitted(session.role, 'savePlan');
  const mayReport = isPermitted(session.role, 'reportIncident');
  const openReport = mayReport ? (position: Position | null) => setReport({ position }) : null;
  const hasTalkgroup = incident !== undefined && !isFinished(incident);

  const verbs = useVerbCommands();
  const commands = useMemo((): PaletteCommand[] => {
    const toggleMute = () =>
      store.setState(({ preferences }) => ({ preferences: { ...preferences, isMuted: !preferences.isMuted } }));
    return [
      ...verbs,
      ...(mayReport
        ? [
            { words: t('quick.title'), key: 'N', act: () => setOverlay('quick') },
            { words: t('palette.do.report'), key: 'F2', act: () => setReport({ position: null }) },
          ]
        : []),
      { words: t('board.title'), key: '0', act: () => setOverlay('board') },
      { words: t('palette.do.wall'), key: '', act: () => openWall() },
      ...(mayPlan ? [{ words: t('plans.manage'), key: '', act: () => setOverlay('plans') }] : []),
      { words: t('settings.title'), key: ',', act: () => setOverlay('settings') },
      { words: t('dock.arrange'), key: '', act: () => setIsArranging(true) },
      { words: t('dock.reset'), key: '', act: () => setResets((before) => before + 1) },
      { words: t('palette.do.mute'), key: 'M', act: toggleMute },
      { words: t('palette.do.keys'), key: '?', act: () => setOverlay('keys') },
      { words: t('account.logOut'), key: '', act: onLogOut },
    ];
  }, [t, store, verbs, mayReport, mayPlan, onLogOut, openWall]);

  const panels = {
    alarms: <AlarmPanel />,
    queue: <IncidentQueue onReport={openReport === null ? null : () => openReport(null)} />,
    units: <UnitBoard />,
    messages: <MessagePanel />,
    wall: <WallMiniature />,
    map: <HallMap onReport={openReport} />,
    cameras: <OpenCameras />,
    incident: (
      <IncidentPanel
        cameras={(shown) => (
          <>
            <IncidentUnitVideos incident={shown} />
            <IncidentCameras incident={shown} />
          </>
        )}
      />
    ),
  };
  const empty = useMemo(() => ({ cameras: !hasOpenCameras, alarms: !hasAlarms }), [hasOpenCameras, hasAlarms]);

  useShortcuts(
    bindKeys({
      search: () => setOverlay('palette'),
      board: () => setOverlay('board'),
      sheet: () => setOverlay('keys'),
      settings: () => setOverlay('settings'),
      ...(mayReport && { report: () => setOverlay('quick'), form: () => setReport({ position: null }) }),
      look: () => document.querySelector<HTMLElement>('[data-testid="look-here"]')?.click(),
      note: () => document.querySelector<HTMLElement>('[data-seat-note]')?.focus(),
      mute: () => commands.find(({ key }) => key === 'M')?.act(),
      leave: () => selectIncident(store, null),
    }),
  );

  return (
    <div className="seat" data-role={session.role}>
      <TopBar
        onPalette={() => setOverlay('palette')}
        onKeys={() => setOverlay('keys')}
        onSettings={() => setOverlay('settings')}
        onQuick={mayReport ? () => setOverlay('quick') : null}
        onReport={openReport === null ? null : () => openReport(null)}
        onLogOut={onLogOut}
        onLogOutEverywhere={onLogOutEverywhere}
      />
      <div className="seat-banners">
        <LineBanner />
        <SafetyBanners />
        <CentreNotices />
        <MachineNotices />
        {isArranging && (
          <div className="dock-arranging-bar" role="status">
            {t('dock.arranging')}
            <Button size="small" onClick={resetLayout} data-testid="layout-reset">
              {t('dock.reset')}
            </Button>
            <Button size="small" type="primary" onClick={() => setIsArranging(false)} data-testid="layout-done">
              {t('dock.done')}
            </Button>
          </div>
        )}
        {isLatched && (
          <div className="talk-latched" role="status" data-testid="talk-latched">
            {t('shell.latched')}
          </div>
        )}
      </div>
      <Dock
        role={session.role}
        person={session.accountId}
        panels={panels}
        empty={empty}
        unread={unread}
        isArranging={isArranging}
        resets={resets}
      />
      <div className="seat-bottom">
        <TalkBar
          incidentId={hasTalkgroup ? incident.id : null}
          onGroup={noteGroup}
          {...(hasTalkgroup && { incidentLabel: `#${incident.number}` })}
        />
      </div>
      {alert !== null && (
        <div className="incident-alert" data-priority={alert.priority}>
          <Alert
            type={alert.priority === 1 ? 'error' : 'info'}
            showIcon
            title={t('alert.newIncident', {
              number: alert.number,
              type: nameOf(alert),
              priority: t(`priority.${alert.priority}`),
            })}
            description={alert.summary}
            closable={{ onClose: dismiss }}
            onClick={() => {
              selectIncident(store, alert.id);
              dismiss();
            }}
          />
        </div>
      )}
      {report !== null && <ReportDialog start={report} onClose={() => setReport(null)} />}
      {overlay === 'board' && <IncidentBoard onClose={() => setOverlay(null)} />}
      {overlay === 'quick' && (
        <QuickEntry
          onClose={() => setOverlay(null)}
          onForm={(draft) => {
            setOverlay(null);
            setReport({ position: null, draft });
          }}
        />
      )}
      {overlay === 'palette' && <Palette commands={commands} onClose={() => setOverlay(null)} />}
      {overlay === 'settings' && (
        <SettingsDialog
          sounds={sounds}
          onClose={() => setOverlay(null)}
          onArrange={() => {
            setOverlay(null);
            setIsArranging(true);
          }}
        />
      )}
      {overlay === 'plans' && <PlansPage onClose={() => setOverlay(null)} />}
      {overlay === 'keys' && <ShortcutSheet onClose={() => setOverlay(null)} />}
    </div>
  );
}
