import type { Position } from '../geometry/place.ts';
import type { HallState } from '../hall/hallState.ts';
import type { AlarmGroupId, CameraId, IncidentId } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { TileContent } from './tileContent.ts';
import type { Raised, SceneDisplay, Wall, WallTile } from './wall.ts';
import { layoutFor, type WallLayout } from './wallLayout.ts';

/** Why a display shows what it shows: its own arrangement, a step of a tour, or an incident or alarm that took it. */
export type ShownSource =
  | { readonly kind: 'own' }
  | { readonly kind: 'tour'; readonly sceneName: string; readonly step: number; readonly steps: number }
  | { readonly kind: 'raised'; readonly incidentId: IncidentId; readonly waiting: number }
  | { readonly kind: 'alarm'; readonly alarmGroupId: AlarmGroupId; readonly waiting: number };

export interface ShownDisplay {
  /** Stands as long as the same thing is shown; changes of tiles within it do not change it. */
  readonly key: string;
  readonly source: ShownSource;
  readonly layout: WallLayout;
  readonly tiles: readonly WallTile[];
  readonly enlarged: number | null;
  /** When the server's clock brings something else; null while only a person or an incident does. */
  readonly changesAt: number | null;
}

type Known = Pick<HallState, 'wallLibrary' | 'incidents'>;

/** What a display shows at a moment of the server's clock. Tours and incidents lie over its own arrangement, which stays. */
export function showDisplay(hall: Known, wall: Wall, index: number, now: number): ShownDisplay {
  return showRaised(hall, wall, index, now) ?? showTour(hall, wall, index, now) ?? showOwn(wall, index, now);
}

function showOwn(wall: Wall, index: number, now: number): ShownDisplay {
  const display = wall.displays[index];
  return {
    key: 'own',
    source: { kind: 'own' },
    layout: display?.layout ?? 1,
    tiles: display?.tiles ?? [],
    enlarged: display?.enlarged ?? null,
    changesAt: nextRaise(wall, now),
  };
}

function showTour(hall: Known, wall: Wall, index: number, now: number): ShownDisplay | null {
  if (wall.tour === null) return null;
  const { tourId, startedAt } = wall.tour;
  const tour = hall.wallLibrary.tours[tourId];
  const scenes = (tour?.sceneIds ?? []).flatMap((sceneId) => hall.wallLibrary.scenes[sceneId] ?? []);
  if (tour === undefined || scenes.length === 0) return null;
  const dwellMs = tour.dwellS * 1000;
  const turn = Math.max(0, Math.floor((now - startedAt) / dwellMs));
  const step = turn % scenes.length;
  const scene = scenes[step];
  const version = scene?.versions[0];
  const display = version?.displays[index];
  if (scene === undefined || version === undefined || display === undefined) return null;
  return {
    key: `tour:${scene.id}:${version.version}`,
    source: { kind: 'tour', sceneName: scene.name, step, steps: scenes.length },
    ...shownScene(display, version.by, startedAt),
    changesAt: earliest(scenes.length > 1 ? startedAt + (turn + 1) * dwellMs : null, nextRaise(wall, now)),
  };
}

function showRaised(hall: Known, wall: Wall, index: number, now: number): ShownDisplay | null {
  const raised = wall.raised.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  if (raised === undefined) return null;
  const scene = raised.sceneId === null ? undefined : hall.wallLibrary.scenes[raised.sceneId];
  const display = scene?.versions[0]?.displays[index] ?? (index === 0 ? raisedScene(hall, raised) : undefined);
  if (display === undefined) return null;
  const waiting = wall.raised.filter(({ startsAt }) => startsAt > now).length;
  const source: ShownSource =
    'incidentId' in raised
      ? { kind: 'raised', incidentId: raised.incidentId, waiting }
      : { kind: 'alarm', alarmGroupId: raised.alarmGroupId, waiting };
  return {
    key: `raised:${'incidentId' in raised ? raised.incidentId : raised.alarmGroupId}:${raised.startsAt}`,
    source,
    ...shownScene(display, null, raised.startsAt),
    changesAt: raised.endsAt,
  };
}

/** What stands for one that has no scene of its own. */
function raisedScene(hall: Known, raised: Raised): SceneDisplay | undefined {
  if ('alarmGroupId' in raised) return alarmScene(raised);
  const incident = hall.incidents[raised.incidentId];
  return incident === undefined ? undefined : incidentScene(incident);
}

/** A few streets around the place. */
const mapZoom = 16;

function alarmScene({
  alarmGroupId,
  position,
  cameras = [],
}: Extract<Raised, { alarmGroupId: AlarmGroupId }>): SceneDisplay {
  const card: TileContent = { kind: 'alarm', alarmGroupId };
  return position === null ? { layout: 1, contents: [card] } : placeScene(card, cameras, position);
}

function incidentScene({ id, place, cameras }: Pick<Incident, 'id' | 'place' | 'cameras'>): SceneDisplay {
  const linked = cameras.map(({ cameraId }) => cameraId);
  return placeScene({ kind: 'incident', incidentId: id }, linked, place);
}

/** The best camera first and largest, then the card, the other cameras and the map around the place. */
function placeScene(card: TileContent, cameraIds: readonly CameraId[], { lon, lat }: Position): SceneDisplay {
  const [first, ...others] = cameraIds.map((cameraId): TileContent => ({ kind: 'camera', cameraId }));
  const map: TileContent = { kind: 'map', lon, lat, zoom: mapZoom };
  const contents = [...(first === undefined ? [] : [first]), card, ...others, map];
  return { layout: layoutFor(contents.length), contents };
}

function shownScene(
  { layout, contents }: SceneDisplay,
  by: string | null,
  since: number,
): Pick<ShownDisplay, 'layout' | 'tiles' | 'enlarged'> {
  const tiles = contents.map((content) => ({ content, version: 0, placedBy: by, placedAt: since }));
  return { layout, tiles, enlarged: null };
}

function nextRaise({ raised }: { readonly raised: readonly Raised[] }, now: number): number | null {
  return raised.reduce<number | null>((next, { startsAt }) => (startsAt > now ? earliest(next, startsAt) : next), null);
}

function earliest(first: number | null, second: number | null): number | null {
  if (first === null) return second;
  return second === null ? first : Math.min(first, second);
}

/** Which camera of a tour is shown, which comes next and when; by the server's clock alone, so that all windows agree. */
export function showCameraTour(
  { cameraIds, dwellS }: Pick<Extract<TileContent, { kind: 'cameraTour' }>, 'cameraIds' | 'dwellS'>,
  startedAt: number,
  now: number,
): { readonly step: number; readonly nextStep: number; readonly changesAt: number } {
  const turn = Math.max(0, Math.floor((now - startedAt) / (dwellS * 1000)));
  return {
    step: turn % cameraIds.length,
    nextStep: (turn + 1) % cameraIds.length,
    changesAt: startedAt + (turn + 1) * dwellS * 1000,
  };
}
