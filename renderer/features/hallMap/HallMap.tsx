import { Skeleton } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../protocol/geometry/place.ts';
import { cameraIdSchema, incidentIdSchema, unitIdSchema } from '../../../protocol/ids.ts';
import type { MapConfig } from '../../../protocol/map/mapConfig.ts';
import { mapFailureWords } from '../../map/engine/mapFailureWords.ts';
import type { GisMap } from '../../map/GisMap.ts';
import { MapView } from '../../map/MapView.tsx';
import '../../map/map.css';
import {
  openCameras,
  selectAlarm,
  selectIncident,
  selectPosition,
  selectUnit,
  unitRows,
  useHall,
  useHallStore,
} from '../../store/index.ts';
import { useHomeCentre, useReachIncidents } from '../areas/index.ts';
import { LinkageTools } from '../linkage/index.ts';
import { useMapConfig } from '../mapConfig/index.ts';
import { LinkedMap, MapToolbar, useMapTools } from '../plot/index.ts';
import { RoadTools } from '../roads/index.ts';
import { useIncidentNamer } from '../rulebook/index.ts';
import { useServerNow } from '../seat/index.ts';
import { writeCameraDrag } from '../tile/index.ts';
import { GroundMenu, type GroundMenuProps } from './GroundMenu.tsx';
import { alarmMarks, incidentMarks, namedCameras, unitMarks, viewCones } from './mapMarks.ts';
import { MapLegend } from './MapLegend.tsx';
import './hallMap.css';

interface HallMapProps {
  readonly onReport: ((position: Position) => void) | null;
}

/** The map of the hall, fed from the store; its clicks become selections. */
export function HallMap({ onReport }: HallMapProps) {
  const directory = useHall((state) => state.directory.directory);
  const phase = useHall((state) => state.directory.phase);
  const config = useMapConfig();
  const { t } = useTranslation();
  if (directory === null || config === null) {
    return (
      <div className="hall-map is-empty">
        {phase === 'failed' ? <p>{t('map.directoryFailed')}</p> : <Skeleton.Node active />}
      </div>
    );
  }
  return <ReadyMap onReport={onReport} config={config} />;
}

function ReadyMap({ onReport, config }: HallMapProps & { readonly config: MapConfig }) {
  const { t, i18n } = useTranslation();
  const store = useHallStore();
  const directory = useHall((state) => state.directory.directory);
  const cameras = useHall((state) => state.directory.cameras);
  const units = useHall((state) => state.directory.units);
  const hall = useHall((state) => state.dispatch.state);
  const positions = useHall((state) => state.unitPositions);
  const statuses = useHall((state) => state.cameraStatuses);
  const selection = useHall((state) => state.selection);
  const inReach = useReachIncidents();
  const home = useHomeCentre();
  const now = useServerNow();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const nameOf = useIncidentNamer();
  const map = useRef<GisMap | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<Pick<GroundMenuProps, 'position' | 'x' | 'y' | 'opens'> | null>(null);
  const tools = useMapTools(config);
  const { shows, settings } = tools;
  const [showsIncidents, showsUnits, showsCones] = [shows('incidents'), shows('units'), shows('cones')];
  const [failure, setFailure] = useState<string | null>(null);

  const incident = selection.incidentId === null ? undefined : hall.incidents[selection.incidentId];
  const incidents = useMemo(
    () =>
      showsIncidents
        ? [
            ...incidentMarks(Object.values(inReach), nameOf),
            ...alarmMarks(hall.alarms.groups, (type) => t('map.alarm', { type: t(`incidentType.${type}`) })),
          ]
        : [],
    [inReach, hall.alarms.groups, showsIncidents, nameOf, t],
  );
  const rows = useMemo(() => unitRows(units, hall, positions), [units, hall, positions]);
  const marks = useMemo(() => (showsUnits ? unitMarks(rows, language, now) : []), [rows, language, now, showsUnits]);
  const linked = incident?.cameras;
  const cones = useMemo(
    () => (showsCones ? viewCones(linked ?? [], selection, cameras) : []),
    [linked, selection, cameras, showsCones],
  );
  const cameraStatus = useMemo(() => new Map(Object.entries(statuses)), [statuses]);
  const mapSelection = useMemo(
    () => ({
      cameras: namedCameras([...(linked ?? []).map((one) => one.cameraId), ...selection.cameraIds], cameras),
      incident: selection.incidentId ?? selection.alarmGroupId,
      unit: selection.unitId,
    }),
    [linked, cameras, selection.cameraIds, selection.incidentId, selection.alarmGroupId, selection.unitId],
  );

  const incidentId = incident?.id;
  useEffect(() => {
    const { selection: chosen, dispatch } = store.getState();
    const place = chosen.incidentId === null ? undefined : dispatch.state.incidents[chosen.incidentId]?.place;
    if (place !== undefined) map.current?.flyTo(place);
  }, [incidentId, store]);
  useEffect(() => {
    const { selection: chosen, unitPositions, directory: known } = store.getState();
    if (chosen.unitId === null) return;
    const position = unitPositions[chosen.unitId] ?? known.units[chosen.unitId]?.home;
    if (position !== undefined) map.current?.flyTo(position);
  }, [selection.unitId, store]);
  useEffect(() => {
    if (selection.position !== null) map.current?.flyTo(selection.position);
  }, [selection.position]);

  if (directory === null) return null;
  if (failure !== null) {
    return (
      <div className="hall-map is-empty" role="alert">
        <p>{t('map.failed')}</p>
        <p className="muted">{failure}</p>
      </div>
    );
  }
  const shown = {
    theme: settings.theme,
    cameraTiers: settings.tiers,
    mapboxToken: config.mapboxToken,
    siteSources: config.sources,
    siteViews: settings.sites,
    locale: language,
    bounds: directory.city.bounds,
    cameraVersion: directory.version,
    incidents,
    units: marks,
    cameraStatus,
    viewCones: cones,
    selection: mapSelection,
    onCameraClick: (id: string) => openCameras(store, [cameraIdSchema.parse(id)]),
    onIncidentClick: (id: string) => {
      const alarm = hall.alarms.groups[id];
      if (alarm === undefined) selectIncident(store, incidentIdSchema.parse(id));
      else selectAlarm(store, alarm);
    },
    onUnitClick: (id: string) => selectUnit(store, unitIdSchema.parse(id)),
    onPlotClick: tools.selectPlot,
    onCameraDragStart: (id: string, transfer: DataTransfer) => writeCameraDrag(transfer, cameraIdSchema.parse(id)),
  } as const;
  return (
    <div
      ref={frame}
      className={tools.isSplit ? 'hall-map is-split' : 'hall-map'}
      data-testid="map"
      onPointerDown={(event) => {
        if (event.target instanceof HTMLCanvasElement) setMenu(null);
      }}
      onWheel={() => setMenu(null)}
    >
      <MapView
        {...shown}
        view={{ ...(home ?? directory.city.centre), zoom: 14.6, pitchDeg: 48, bearingDeg: -14 }}
        onReady={(ready) => {
          map.current = ready;
          tools.setMap(ready);
        }}
        onFailure={(error) => setFailure(mapFailureWords(error, t))}
        onGroundClick={(position) => {
          store.setState({ clickedGround: position });
          const at = map.current?.project(position) ?? { x: 0, y: 0 };
          const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {};
          const opens =
            `${at.y > clientHeight / 2 ? 'up' : 'down'}-${at.x > clientWidth / 2 ? 'left' : 'right'}` as const;
          setMenu({ position, ...at, opens });
        }}
      />
      {tools.isSplit && tools.map !== null && <LinkedMap {...shown} tools={tools} first={tools.map} />}
      {menu !== null && (
        <GroundMenu
          position={menu.position}
          x={menu.x}
          y={menu.y}
          opens={menu.opens}
          onReport={onReport}
          onClose={() => {
            setMenu(null);
            selectPosition(store, null);
          }}
        />
      )}
      <div className="map-corner">
        <MapLegend />
        <LinkageTools map={tools.map} plotId={tools.plotId} />
        <RoadTools map={tools.map} />
      </div>
      <MapToolbar tools={tools} onReport={onReport} />
    </div>
  );
}
