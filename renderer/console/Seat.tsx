import { Alert } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../protocol/access/permissions.ts';
import type { Position } from '../../protocol/geometry/place.ts';
import { mainWallId } from '../../protocol/wall/wall.ts';
import { IncidentCameras, OpenCameras } from '../features/cameras/index.ts';
import { HallMap } from '../features/hallMap/index.ts';
import { IncidentPanel, IncidentQueue, ReportDialog, type ReportStart } from '../features/incidents/index.ts';
import { Palette, type PaletteCommand } from '../features/palette/index.ts';
import { useSeat, useShortcuts } from '../features/seat/index.ts';
import { UnitBoard } from '../features/units/index.ts';
import { TalkBar } from '../features/voice/index.ts';
import { WallMiniature } from '../features/walls/index.ts';
import { isFinished, selectIncident, useHall, useHallStore } from '../store/index.ts';
import { LineBanner } from './LineBanner.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { TopBar } from './TopBar.tsx';
import { useNewIncidentAlert } from './useNewIncidentAlert.ts';

interface SeatProps {
  readonly onLogOut: () => void;
  readonly onLogOutEverywhere: () => void;
}

type Overlay = 'palette' | 'keys' | null;

/** The frame of a seat: queue and units, the map, the selected incident, talkgroups. */
export function Seat({ onLogOut, onLogOutEverywhere }: SeatProps) {
  const { t } = useTranslation();
  const store = useHallStore();
  const { session } = useSeat();
  const [report, setReport] = useState<ReportStart | null>(null);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const { alert, dismiss } = useNewIncidentAlert();
  const incident = useHall((state) =>
    state.selection.incidentId === null ? undefined : state.dispatch.state.incidents[state.selection.incidentId],
  );
  const hasOpenCameras = useHall((state) => state.selection.cameraIds.length > 0);
  const mayReport = isPermitted(session.role, 'reportIncident');
  const openReport = mayReport ? (position: Position | null) => setReport({ position }) : null;
  const hasTalkgroup = incident !== undefined && !isFinished(incident);

  const commands = useMemo((): PaletteCommand[] => {
    const toggleMute = () =>
      store.setState(({ preferences }) => ({ preferences: { ...preferences, isMuted: !preferences.isMuted } }));
    return [
      ...(mayReport ? [{ words: t('palette.do.report'), key: 'N', act: () => setReport({ position: null }) }] : []),
      { words: t('palette.do.wall'), key: '', act: () => void window.open(`/wall?wall=${mainWallId}`, 'yigan-wall') },
      { words: t('palette.do.mute'), key: 'M', act: toggleMute },
      { words: t('palette.do.keys'), key: '?', act: () => setOverlay('keys') },
      { words: t('account.logOut'), key: '', act: onLogOut },
    ];
  }, [t, store, mayReport, onLogOut]);

  useShortcuts({
    'Ctrl+k': () => setOverlay('palette'),
    '/': () => setOverlay('palette'),
    '?': () => setOverlay('keys'),
    n: () => openReport?.(null),
    l: () => document.querySelector<HTMLElement>('[data-testid="look-here"]')?.click(),
    t: () => document.querySelector<HTMLElement>('[data-seat-note]')?.focus(),
    m: () => commands.find(({ key }) => key === 'M')?.act(),
    Escape: () => selectIncident(store, null),
  });

  return (
    <div className="seat" data-role={session.role}>
      <TopBar
        onPalette={() => setOverlay('palette')}
        onKeys={() => setOverlay('keys')}
        onReport={openReport === null ? null : () => openReport(null)}
        onLogOut={onLogOut}
        onLogOutEverywhere={onLogOutEverywhere}
      />
      <LineBanner />
      <div className="seat-left">
        <IncidentQueue onReport={openReport === null ? null : () => openReport(null)} />
        <UnitBoard />
        <div className="seat-wall">
          <WallMiniature />
        </div>
      </div>
      <div className="seat-centre">
        <HallMap onReport={openReport} />
        {hasOpenCameras && (
          <div className="seat-strip">
            <OpenCameras />
          </div>
        )}
      </div>
      <div className="seat-right">
        <IncidentPanel cameras={(shown) => <IncidentCameras incident={shown} />} />
      </div>
      <div className="seat-bottom">
        <TalkBar
          incidentId={hasTalkgroup ? incident.id : null}
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
              type: t(`incidentType.${alert.type}`),
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
      {overlay === 'palette' && <Palette commands={commands} onClose={() => setOverlay(null)} />}
      {overlay === 'keys' && <ShortcutSheet onClose={() => setOverlay(null)} />}
    </div>
  );
}
