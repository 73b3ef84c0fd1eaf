import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmGroup } from '../../protocol/alarm/alarm.ts';
import type { Position } from '../../protocol/geometry/place.ts';
import { mapFailureWords } from '../map/engine/mapFailureWords.ts';
import type { IncidentMark, UnitMark } from '../map/mapFeatures.ts';
import { MapView } from '../map/MapView.tsx';
import '../map/map.css';
import { isFinished, unitRows, useHall } from '../store/index.ts';
import { useMapConfig } from '../features/mapConfig/index.ts';
import { useIncidentNamer } from '../features/rulebook/index.ts';
import { useTileHost, useTileNow } from '../features/tile/index.ts';

interface MapTileProps {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

const none = { cameras: [], incident: null, unit: null };

/** The alarm that took a wall with this very place in its middle, while nobody has settled it. */
function useRaisedAlarm({ lon, lat }: Position): AlarmGroup | null {
  return useHall(({ dispatch: { state } }) => {
    const raised = Object.values(state.walls).flatMap((wall) => wall.raised);
    for (const one of raised) {
      if (!('alarmGroupId' in one) || one.position?.lon !== lon || one.position.lat !== lat) continue;
      const group = state.alarms.groups[one.alarmGroupId];
      if (group?.status === 'new') return group;
    }
    return null;
  });
}

/** The map around one place, with incidents, units and cameras as every seat sees them. */
export function MapTile({ lon, lat, zoom }: MapTileProps): ReactElement | null {
  const { t, i18n } = useTranslation();
  const directory = useHall((state) => state.directory.directory);
  const hall = useHall((state) => state.dispatch.state);
  const units = useHall((state) => state.directory.units);
  const positions = useHall((state) => state.unitPositions);
  const statuses = useHall((state) => state.cameraStatuses);
  const now = useTileNow(useTileHost().readServerNow);
  const config = useMapConfig();
  const nameOf = useIncidentNamer();
  const [failure, setFailure] = useState<string | null>(null);
  const language = i18n.language === 'en' ? 'en' : 'zh';

  const alarm = useRaisedAlarm({ lon, lat });
  const incidents = useMemo(() => {
    const marks = Object.values(hall.incidents)
      .filter((incident) => !isFinished(incident))
      .map((incident): IncidentMark => ({
        id: incident.id,
        priority: incident.priority,
        position: { lon: incident.place.lon, lat: incident.place.lat },
        label: `#${incident.number} ${nameOf(incident)}`,
      }));
    if (alarm === null) return marks;
    const { id, priority, incidentType } = alarm;
    return [...marks, { id, priority, position: { lon, lat }, label: t(`incidentType.${incidentType}`) }];
  }, [hall.incidents, nameOf, alarm, lon, lat, t]);
  const marks = useMemo(
    () =>
      unitRows(units, hall, positions).flatMap(({ unit, status, position }): UnitMark[] =>
        status === 'offDuty' || position === null
          ? []
          : [
              {
                id: unit.id,
                kind: unit.kind,
                status,
                position: { lon: position.lon, lat: position.lat },
                label: unit.callSign[language],
                ageMs: Math.max(0, now - position.at),
              },
            ],
      ),
    [units, hall, positions, language, now],
  );
  const cameraStatus = useMemo(() => new Map(Object.entries(statuses)), [statuses]);
  if (directory === null || config === null) return null;
  if (failure !== null) return <p className="wall-map-failed">{t('wall.mapFailed', { failure })}</p>;
  return (
    <MapView
      key={`${lon},${lat},${zoom}`}
      theme="night"
      locale={language}
      view={{ lon, lat, zoom, pitchDeg: 0, bearingDeg: 0 }}
      bounds={directory.city.bounds}
      cameraVersion={directory.version}
      mapboxToken={config.mapboxToken}
      siteSources={config.sources}
      incidents={incidents}
      units={marks}
      cameraStatus={cameraStatus}
      viewCones={[]}
      selection={none}
      onFailure={(error) => setFailure(mapFailureWords(error, t))}
    />
  );
}
