import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TileContent } from '../../../../protocol/wall/tileContent.ts';
import { isFinished, useHall } from '../../../store/index.ts';
import { MiniCard } from './MiniCard.tsx';
import { sketchHeight, sketchPoint, sketchWidth } from './sketchMap.ts';

/** More dots than this are a grey field. */
const mostCameras = 150;

/** The map of a tile as a sketch: where its incidents and cameras lie, and the nearest place with a name. No map engine. */
export function MiniMap({ content }: { readonly content: Extract<TileContent, { kind: 'map' }> }): ReactElement {
  const { t, i18n } = useTranslation();
  const directory = useHall((state) => state.directory.directory);
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const { lon, lat, zoom } = content;
  const cameras = useMemo(() => {
    const seen = (directory?.cameras ?? []).flatMap((camera) => sketchPoint({ lon, lat }, zoom, camera) ?? []);
    return seen.slice(0, mostCameras);
  }, [directory, lon, lat, zoom]);
  const marks = useMemo(
    () =>
      Object.values(incidents).flatMap((incident) => {
        const point = isFinished(incident) ? null : sketchPoint({ lon, lat }, zoom, incident.place);
        return point === null ? [] : [{ ...point, id: incident.id, priority: incident.priority }];
      }),
    [incidents, lon, lat, zoom],
  );
  const near = useMemo(() => nearest(directory?.places ?? [], { lon, lat }, zoom), [directory, lon, lat, zoom]);
  const name = near === null ? '' : i18n.language === 'en' ? near.nameEn : near.name;
  return (
    <MiniCard
      kind="map"
      title={name === '' ? `${lat.toFixed(3)}, ${lon.toFixed(3)}` : name}
      under={marks.length === 0 ? '' : t('walls.mini.incidents', { count: marks.length })}
    >
      <svg
        className="wall-mini-map"
        viewBox={`${-sketchWidth / 2} ${-sketchHeight / 2} ${sketchWidth} ${sketchHeight}`}
        preserveAspectRatio="xMidYMid slice"
        aria-hidden="true"
      >
        <path className="wall-mini-cross" d="M-24 0H24M0 -24V24" />
        {cameras.map(({ x, y }, index) => (
          <circle key={index} className="wall-mini-dot" cx={x} cy={y} r={8} />
        ))}
        {marks.map(({ id, x, y, priority }) => (
          <path key={id} className="wall-mini-mark" data-priority={priority} d={`M${x} ${y - 26}l26 26-26 26-26-26z`} />
        ))}
      </svg>
    </MiniCard>
  );
}

interface NearPlace {
  readonly name: string;
  readonly nameEn: string;
  readonly lon: number;
  readonly lat: number;
}

/** Of what the tile shows, the place nearest its middle. */
function nearest(
  places: readonly NearPlace[],
  centre: { readonly lon: number; readonly lat: number },
  zoom: number,
): NearPlace | null {
  let found: NearPlace | null = null;
  let least = Infinity;
  for (const place of places) {
    const point = sketchPoint(centre, zoom, place);
    const apart = point === null ? Infinity : Math.hypot(point.x, point.y);
    if (apart < least) {
      least = apart;
      found = place;
    }
  }
  return found;
}
