import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { cameraTiers } from '../../../protocol/camera/camera.ts';
import type { CallOutput } from '../../../protocol/wire/allCalls.ts';
import type { GisMap } from '../../map/GisMap.ts';
import { openCameras, openLookedAt, useHall, useHallStore } from '../../store/index.ts';
import { distanceWords, RefusalNotice, useSeat } from '../seat/index.ts';
import { useSeenAreas, type SeenAreas } from './useSeenAreas.ts';
import './linkage.css';

interface LinkageToolsProps {
  readonly map: GisMap | null;
  /** The selected drawing; cameras may look along it when it is a line. */
  readonly plotId: string | null;
}

const lookRadiusM = 40;

/** What linkage can do with what is selected on the map: view of a camera, blind spots, look at a unit, along a line. */
export function LinkageTools({ map, plotId }: LinkageToolsProps) {
  const { t, i18n } = useTranslation();
  const seat = useSeat();
  const store = useHallStore();
  const cameraId = useHall((state) => state.selection.cameraIds[0]);
  const camera = useHall((state) => (cameraId === undefined ? undefined : state.directory.cameras[cameraId]));
  const unitId = useHall((state) => state.selection.unitId);
  const unit = useHall((state) => (unitId === null ? undefined : state.directory.units[unitId]));
  const position = useHall((state) => (unitId === null ? undefined : state.unitPositions[unitId]));
  const plot = useHall((state) => (plotId === null ? undefined : state.dispatch.state.plots[plotId]));
  const [isOpen, setIsOpen] = useState(false);
  const [wanted, setWanted] = useState<SeenAreas | null>(null);
  const [route, setRoute] = useState<CallOutput<'linkage.alongRoute'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const areas = useSeenAreas(map, wanted);
  const mayLook = isPermitted(seat.session.role, 'lookAtPlace');
  const line = plot !== undefined && (plot.kind === 'line' || plot.kind === 'arrow') ? plot.points : null;

  const toggle = (next: SeenAreas): void => setWanted(isSame(wanted, next) ? null : next);
  const lookAtUnit = (): void => {
    if (position === undefined) return;
    setError(null);
    const place = { lon: position.lon, lat: position.lat };
    seat.lookAt({ place, radiusM: lookRadiusM }).then(({ chosen }) => openLookedAt(store, chosen), setError);
  };
  const lookAlong = (points: readonly (readonly [number, number])[]): void => {
    setError(null);
    setRoute(null);
    seat
      .askLinkage('linkage.alongRoute', { line: points.map(([lon, lat]) => ({ lon, lat })), radiusM: lookRadiusM })
      .then((answer) => {
        setRoute(answer);
        openCameras(store, [...new Set(answer.stretches.map((one) => one.camera.cameraId))]);
      }, setError);
  };
  const gapM = route?.gaps.reduce((sum, { fromM, toM }) => sum + toM - fromM, 0) ?? 0;
  return (
    <div className="linkage-tools" data-testid="linkage-tools">
      <div className="linkage-verbs">
        <Button size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} data-testid="linkage-open">
          {t('linkage.tools')}
        </Button>
        {mayLook && unit !== undefined && position !== undefined && (
          <Button size="small" onClick={lookAtUnit} data-testid="look-at-unit">
            {t('linkage.lookAtUnit', { unit: unit.callSign[i18n.language === 'en' ? 'en' : 'zh'] })}
          </Button>
        )}
        {mayLook && line !== null && (
          <Button size="small" onClick={() => lookAlong(line)} data-testid="look-along">
            {t('linkage.alongRoute')}
          </Button>
        )}
      </div>
      {isOpen && (
        <div className="linkage-card" role="group" aria-label={t('linkage.tools')}>
          {camera !== undefined && (
            <Button
              size="small"
              type={isSame(wanted, { show: 'viewshed', cameraId: camera.id }) ? 'primary' : 'default'}
              onClick={() => toggle({ show: 'viewshed', cameraId: camera.id })}
              data-testid="viewshed"
            >
              {t('linkage.viewshed', { camera: camera.name })}
            </Button>
          )}
          {cameraTiers.map((tier) => (
            <Button
              key={tier}
              size="small"
              type={isSame(wanted, { show: 'blind', tier }) ? 'primary' : 'default'}
              onClick={() => toggle({ show: 'blind', tier })}
              data-testid={`blind-${tier}`}
            >
              {t('linkage.blind', { tier: t(`tier.${tier}`) })}
            </Button>
          ))}
          <span className="muted" role="status" data-testid="linkage-figure">
            {areas.isWorking && t('linkage.working')}
            {areas.figure !== null &&
              (wanted?.show === 'blind'
                ? t('linkage.blindShare', { share: (areas.figure * 100).toFixed(1) })
                : t('linkage.visible', { hectares: (areas.figure / 10_000).toFixed(1) }))}
          </span>
          {areas.error !== null && <RefusalNotice error={areas.error} onDismiss={() => setWanted(null)} />}
        </div>
      )}
      {route !== null && (
        <div className="linkage-card" role="status" data-testid="route-answer">
          <span>{t('linkage.routeAnswer', { count: route.stretches.length })}</span>
          <ol>
            {route.stretches.map(({ fromM, toM, camera: one }) => (
              <li key={`${fromM}`}>
                <RouteCamera cameraId={one.cameraId} /> <span className="muted">{spanWords(fromM, toM)}</span>
              </li>
            ))}
          </ol>
          {gapM > 0 && <span className="muted">{t('linkage.routeGaps', { metres: distanceWords(gapM) })}</span>}
          <Button size="small" onClick={() => setRoute(null)}>
            {t('linkage.close')}
          </Button>
        </div>
      )}
      {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
    </div>
  );
}

function RouteCamera({ cameraId }: { readonly cameraId: string }) {
  return useHall((state) => state.directory.cameras[cameraId]?.name ?? cameraId);
}

function spanWords(fromM: number, toM: number): string {
  return `${distanceWords(fromM)} – ${distanceWords(toM)}`;
}

function isSame(first: SeenAreas | null, second: SeenAreas): boolean {
  if (first?.show !== second.show) return false;
  return first.show === 'blind'
    ? second.show === 'blind' && first.tier === second.tier
    : second.show === 'viewshed' && first.cameraId === second.cameraId;
}
