import { Button } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlotPoint } from '../../../protocol/plot/plot.ts';
import { mapFailureWords } from '../../map/engine/mapFailureWords.ts';
import type { GisMap } from '../../map/GisMap.ts';
import { MapView } from '../../map/MapView.tsx';
import '../../map/map.css';
import { useHall } from '../../store/index.ts';
import { useMapConfig } from '../mapConfig/index.ts';
import './zone.css';

interface ZoneMapProps {
  /** Corners of the zone; null while there is none. */
  readonly points: readonly PlotPoint[] | null;
  readonly mostPoints: number;
  /** Null takes the zone away. */
  readonly onChange: (points: PlotPoint[] | null) => void;
}

type Work = 'draw' | 'edit';

const zoneMark = { id: 'zone', kind: 'polygon', color: 'amber', label: '', style: 'selected' } as const;
const nothing = { cameras: [], incident: null, unit: null };
const noStatuses = new Map<string, never>();

/** A small map of its own on which one zone is drawn, changed corner by corner, and taken away. */
export function ZoneMap({ points, mostPoints, onChange }: ZoneMapProps) {
  const { t, i18n } = useTranslation();
  const directory = useHall((state) => state.directory.directory);
  const config = useMapConfig();
  const [map, setMap] = useState<GisMap | null>(null);
  const [work, setWork] = useState<Work | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isTooLong, setIsTooLong] = useState(false);
  const isFormed = points !== null && points.length > 0;

  const take = useEffectEvent((drawn: PlotPoint[]) => {
    if (work === 'draw') setWork(null);
    setIsTooLong(drawn.length > mostPoints);
    if (drawn.length <= mostPoints) onChange(drawn);
  });
  const beginEditing = useEffectEvent((on: GisMap) =>
    on.drawing.edit({ form: 'polygon', points: points ?? [], isOpenEnded: true, onFinish: take }),
  );
  useEffect(() => {
    if (map === null || work === null) return undefined;
    if (work === 'draw') void map.drawing.draw({ form: 'polygon', onFinish: take });
    else void beginEditing(map);
    return () => map.drawing.stop();
  }, [map, work]);
  useEffect(() => {
    map?.overlays.setPlots(isFormed && work !== 'edit' ? [{ ...zoneMark, points }] : []);
  }, [map, points, isFormed, work]);

  if (directory === null || config === null) return null;
  if (failure !== null) return <p role="alert">{failure}</p>;
  const [west, south, east, north] = directory.city.bounds;
  const [first] = points ?? [];
  const [lon, lat] = first ?? [(west + east) / 2, (south + north) / 2];
  return (
    <div className="zone-map" data-testid="zone-map">
      <MapView
        theme="night"
        locale={i18n.language === 'en' ? 'en' : 'zh'}
        view={{ lon, lat, zoom: 13, pitchDeg: 0, bearingDeg: 0 }}
        bounds={directory.city.bounds}
        cameraVersion={directory.version}
        cameraTiers={['lookout']}
        mapboxToken={config.mapboxToken}
        siteSources={config.sources}
        incidents={[]}
        units={[]}
        cameraStatus={noStatuses}
        viewCones={[]}
        selection={nothing}
        onReady={setMap}
        onFailure={(error) => setFailure(mapFailureWords(error, t))}
      />
      <div className="zone-tools" role="group" aria-label={t('zone.title')}>
        <Button
          size="small"
          type={work === 'draw' ? 'primary' : 'default'}
          disabled={map === null}
          onClick={() => setWork(work === 'draw' ? null : 'draw')}
          data-testid="zone-draw"
        >
          {t(work === 'draw' ? 'zone.drawing' : isFormed ? 'zone.again' : 'zone.draw')}
        </Button>
        {isFormed && (
          <>
            <Button
              size="small"
              type={work === 'edit' ? 'primary' : 'default'}
              disabled={map === null}
              onClick={() => setWork(work === 'edit' ? null : 'edit')}
            >
              {t(work === 'edit' ? 'zone.edited' : 'zone.edit')}
            </Button>
            <Button
              size="small"
              onClick={() => {
                setWork(null);
                onChange(null);
              }}
              data-testid="zone-drop"
            >
              {t('zone.drop')}
            </Button>
          </>
        )}
      </div>
      <p className="zone-words" role="status">
        {isTooLong
          ? t('zone.tooLong', { most: mostPoints })
          : work === null
            ? isFormed
              ? t('zone.has', { count: points.length })
              : t('zone.none')
            : t(`zone.hint.${work}`)}
      </p>
    </div>
  );
}
