import type { CameraTier } from '../../protocol/camera/camera.ts';
import type { Position } from '../../protocol/geometry/place.ts';
import type { SiteSource } from '../../protocol/map/mapConfig.ts';
import { CameraGrip } from './CameraGrip.ts';
import {
  cameraNameCollection,
  cameraNameSource,
  cameraSource,
  cameraSourceLayer,
  cameraTileUrl,
} from './cameraLayers.ts';
import { coneCollection, coneSource } from './coneLayers.ts';
import type { FeatureDiff } from './engine/FeatureDiff.ts';
import type { EngineOpening } from './engine/EngineOpening.ts';
import type { EnginePointer, MapEngine } from './engine/MapEngine.ts';
import { openEngine } from './engine/openEngine.ts';
import { incidentCollection, incidentSource } from './incidentLayers.ts';
import type { CameraStatusChange, IncidentMark, MapLocale, MapSelection, UnitMark, ViewCone } from './mapFeatures.ts';
import { MapDrawing } from './MapDrawing.ts';
import { drawMapIcons } from './mapIcons.ts';
import { readMapPalette, type MapTheme } from './mapPalette.ts';
import { MapOverlays } from './MapOverlays.ts';
import { choosePick, pickLayers, type Pick } from './mapPicking.ts';
import { mapStyle } from './mapStyle.ts';
import { MapWindow } from './MapWindow.ts';
import { restyle } from './restyle.ts';
import { SiteSources, type SiteSourceView } from './SiteSources.ts';
import { inTime } from './inTime.ts';
import { isEmptyDiff, UnitFeed } from './UnitFeed.ts';
import { unitSource } from './unitLayers.ts';

export interface MapHandlers {
  onCameraClick?(id: string): void;
  onIncidentClick?(id: string): void;
  onUnitClick?(id: string): void;
  onPlotClick?(id: string): void;
  onGroundClick?(position: Position): void;
  /** Right button: the place, and where on the page a menu may open. */
  onGroundContextMenu?(position: Position, page: { x: number; y: number }): void;
  /** Someone starts to drag a camera out of the map; write into `transfer` what tiles understand. */
  onCameraDragStart?(id: string, transfer: DataTransfer): void;
  /** A tile that does not load, a lost graphics context. Without this handler it goes to the page's own error report. */
  onProblem?(error: Error): void;
}

export interface MapView {
  lon: number;
  lat: number;
  zoom: number;
  pitchDeg?: number;
  bearingDeg?: number;
}

export interface GisMapOptions extends MapHandlers {
  theme: MapTheme;
  locale: MapLocale;
  view: MapView;
  /** West, south, east, north of the city in degrees. */
  bounds: readonly [number, number, number, number];
  /** Version of the camera directory, part of the address of its tiles. */
  cameraVersion: string;
  /** The tiers of cameras to be seen; all when left out. */
  cameraTiers?: readonly CameraTier[];
  /** Where tiles come from; the page's own origin when left out. */
  origin?: string;
  /** Mapbox GL JS draws with the site's own token; MapLibre GL JS without one. */
  mapboxToken?: string | null;
  /** The site's own sources. */
  siteSources?: readonly SiteSource[];
  /** How they are to be seen, by id; as the site wants it where nothing is said. */
  siteViews?: Readonly<Record<string, SiteSourceView>>;
}

const readyTimeoutMs = 30_000;
const glideMs = 1000;
const stepMs = 200;
const pickReachPx = 4;
const farthestZoom = 11;
const steepestPitchDeg = 68;
const closestZoom = 19;

type Stateful = 'camera' | 'incident' | 'unit';
const sourceOf: Record<Stateful, string> = { camera: cameraSource, incident: incidentSource, unit: unitSource };

/** The one seam to the map engines: nothing beyond `engine/` knows which of them draws. */
export class GisMap {
  readonly overlays: MapOverlays;
  readonly drawing: MapDrawing;
  readonly window: MapWindow;
  readonly siteSources: SiteSources;
  readonly #map: MapEngine;
  readonly #container: HTMLElement;
  readonly #origin: string;
  readonly #grip: CameraGrip;
  readonly #units = new UnitFeed(glideMs);
  #options: GisMapOptions;
  #stepTimer: ReturnType<typeof setInterval> | null = null;
  #hovered: Exclude<Pick, { kind: 'cluster' }> | null = null;
  #selection: MapSelection = { cameras: [], incident: null, unit: null };
  #pointerFrame: number | null = null;
  #isClosed = false;

  private constructor(map: MapEngine, container: HTMLElement, origin: string, options: GisMapOptions) {
    this.#map = map;
    this.#container = container;
    this.#origin = origin;
    this.#options = options;
    this.overlays = new MapOverlays(map);
    this.drawing = new MapDrawing(map, () => readMapPalette(container, this.#options.theme).accent);
    this.window = new MapWindow(map);
    this.siteSources = new SiteSources(map, container, origin, options.siteSources ?? []);
    this.#grip = new CameraGrip(container, map.canvas, {
      onClick: (id) => this.#options.onCameraClick?.(id),
      onDragStart: (id, transfer) => this.#options.onCameraDragStart?.(id, transfer),
      onLeave: () => this.#hover(null),
    });
    map.on('click', (event) => this.#click(event));
    map.on('contextmenu', (event) => this.#openMenu(event));
    map.on('mousemove', (event) => this.#movePointer(event));
    // A grip that came between press and release would take the release, and there would be no click.
    map.canvas.addEventListener('mousedown', () => this.#forgetPointer());
    map.on('mouseout', ({ originalEvent }) => {
      // Onto the grip is not away: it lies over the very camera that is hovered.
      if (!this.#grip.isAt(originalEvent.relatedTarget)) this.#hover(null);
    });
    map.on('movestart', () => this.#grip.hide());
    map.on('move', () => {
      if (!this.#units.covers(map.sight)) this.setUnits(this.#units.latest);
    });
    map.on('webglcontextlost', () =>
      this.#report(new Error('The map lost its graphics context; it is drawn again when the browser gives it back')),
    );
    map.on('error', ({ error, sourceId }) => {
      if (this.siteSources.takeTrouble(sourceId)) return;
      this.#report(error instanceof Error ? error : new Error(error.message, { cause: error }));
    });
  }

  static async create(container: HTMLElement, options: GisMapOptions): Promise<GisMap> {
    const origin = options.origin ?? location.origin;
    const { view, theme, locale, cameraVersion, cameraTiers, mapboxToken } = options;
    const palette = readMapPalette(container, theme);
    const opening: EngineOpening = {
      container,
      origin,
      style: mapStyle({ palette, locale, origin, cameraVersion, ...(cameraTiers && { cameraTiers }) }),
      title: locale === 'zh' ? '地图' : 'Map',
      changingSources: [unitSource],
      view: {
        center: [view.lon, view.lat],
        zoom: view.zoom,
        pitch: view.pitchDeg ?? 0,
        bearing: view.bearingDeg ?? 0,
        minZoom: farthestZoom,
        maxZoom: closestZoom,
        maxPitch: steepestPitchDeg,
        maxBounds: widened(options.bounds),
      },
    };
    const [map] = await Promise.all([openEngine(opening, mapboxToken ?? null), import('./map.css')]);
    const gisMap = new GisMap(map, container, origin, options);
    try {
      await inTime(map.styleLoaded, readyTimeoutMs, `The map was not ready within ${readyTimeoutMs} ms`);
    } catch (cause) {
      gisMap.close();
      throw cause;
    }
    for (const [name, icon] of drawMapIcons()) map.addImage(name, icon);
    gisMap.siteSources.show(options.siteViews ?? {});
    return gisMap;
  }

  /** Takes new handlers, theme, language or directory version; what did not change costs nothing. */
  update(change: Partial<Omit<GisMapOptions, 'view' | 'bounds' | 'origin' | 'mapboxToken' | 'siteSources'>>): void {
    const before = this.#options;
    this.#options = { ...before, ...change };
    const { theme, locale, cameraVersion, cameraTiers, siteViews } = this.#options;
    if (cameraVersion !== before.cameraVersion || cameraTiers?.join() !== before.cameraTiers?.join()) {
      this.#map.setTiles(cameraSource, cameraTileUrl(this.#origin, cameraVersion, cameraTiers));
    }
    this.siteSources.show(siteViews ?? {});
    if (theme === before.theme && locale === before.locale) return;
    const style = (options: GisMapOptions) =>
      mapStyle({ ...options, palette: readMapPalette(this.#container, options.theme), origin: this.#origin });
    restyle(this.#map, style(before), style(this.#options));
  }

  setCameraStatus(delta: readonly CameraStatusChange[]): void {
    for (const { id, status } of delta) {
      this.#map.setFeatureState({ source: cameraSource, sourceLayer: cameraSourceLayer, id }, { status });
    }
  }

  setIncidents(incidents: readonly IncidentMark[]): void {
    this.#map.setData(incidentSource, incidentCollection(incidents));
  }

  /** Meant to be called once a second; in between the marks glide. */
  setUnits(units: readonly UnitMark[]): void {
    this.#changeUnits(this.#units.take(units, performance.now(), this.#map.sight));
    if (this.#units.isMoving) this.#stepTimer ??= setInterval(() => this.#step(), stepMs);
  }

  setSelection(selection: MapSelection): void {
    const before = listed(this.#selection);
    const after = listed(selection);
    this.#selection = selection;
    for (const [key, { kind, id }] of before) if (!after.has(key)) this.#setState(kind, id, { selected: false });
    for (const [key, { kind, id }] of after) if (!before.has(key)) this.#setState(kind, id, { selected: true });
    this.#showNames();
  }

  setViewCones(cones: readonly ViewCone[]): void {
    this.#map.setData(coneSource, coneCollection(cones));
  }

  flyTo(position: Position, zoom = Math.max(this.#map.zoom, 16)): void {
    this.#map.easeTo({ center: [position.lon, position.lat], zoom, duration: 800 });
  }

  /** Changes the view at once. */
  jumpTo({ lon, lat, zoom, pitchDeg, bearingDeg }: MapView): void {
    this.#map.jumpTo({
      center: [lon, lat],
      zoom,
      pitch: pitchDeg ?? this.#map.pitchDeg,
      bearing: bearingDeg ?? this.#map.bearingDeg,
    });
  }

  resize(): void {
    this.#map.resize();
  }

  /** Where a place stands in the container, pixels. */
  project(position: Position): { x: number; y: number } {
    return this.#map.project(position.lon, position.lat);
  }

  /** Resolves when everything in view has been loaded and drawn; rejects when that takes longer. */
  whenIdle(timeoutMs: number): Promise<void> {
    const idle = new Promise<void>((resolve) => this.#map.once('idle', resolve));
    this.#map.repaint();
    return inTime(idle, timeoutMs, `The map did not settle within ${timeoutMs} ms`);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopSteps();
    this.#forgetPointer();
    this.#grip.close();
    this.drawing.stop();
    this.siteSources.close();
    this.#map.close();
  }

  #step(): void {
    this.#changeUnits(this.#units.step(performance.now()));
    if (!this.#units.isMoving) this.#stopSteps();
  }

  #changeUnits(diff: FeatureDiff): void {
    if (!isEmptyDiff(diff)) this.#map.changeData(unitSource, diff);
  }

  #stopSteps(): void {
    if (this.#stepTimer !== null) clearInterval(this.#stepTimer);
    this.#stepTimer = null;
  }

  #pickAt(point: { x: number; y: number }): Pick | null {
    return choosePick(this.#map.drawnNear(point, pickReachPx, pickLayers));
  }

  #click(event: EnginePointer): void {
    if (this.drawing.isActive) return;
    const pick = this.#pickAt(event.point);
    switch (pick?.kind) {
      case 'incident':
        this.#options.onIncidentClick?.(pick.id);
        break;
      case 'unit':
        this.#options.onUnitClick?.(pick.id);
        break;
      case 'camera':
        this.#options.onCameraClick?.(pick.id);
        break;
      case 'cluster':
        this.flyTo(pick, Math.min(closestZoom, Math.max(pick.nextZoom, this.#map.zoom) + 0.3));
        break;
      case undefined: {
        const plot = this.overlays.plotAt(event.point);
        if (plot !== null) this.#options.onPlotClick?.(plot);
        else this.#options.onGroundClick?.({ lon: event.lngLat.lng, lat: event.lngLat.lat });
      }
    }
  }

  #openMenu(event: EnginePointer): void {
    if (this.drawing.isActive) return;
    const { clientX: x, clientY: y } = event.originalEvent;
    this.#options.onGroundContextMenu?.({ lon: event.lngLat.lng, lat: event.lngLat.lat }, { x, y });
  }

  #movePointer(event: EnginePointer): void {
    if (this.#pointerFrame !== null || event.originalEvent.buttons !== 0 || this.drawing.isActive) return;
    this.#pointerFrame = requestAnimationFrame(() => {
      this.#pointerFrame = null;
      this.#hover(this.#pickAt(event.point));
    });
  }

  #forgetPointer(): void {
    if (this.#pointerFrame !== null) cancelAnimationFrame(this.#pointerFrame);
    this.#pointerFrame = null;
  }

  #hover(pick: Pick | null): void {
    const next = pick && pick.kind !== 'cluster' ? pick : null;
    this.#map.canvas.style.cursor = pick ? 'pointer' : '';
    if (next?.kind === 'camera') {
      const { x, y } = this.project(next);
      this.#grip.show(next.id, x, y);
    } else {
      this.#grip.hide();
    }
    if (this.#hovered?.kind === next?.kind && this.#hovered?.id === next?.id) return;
    if (this.#hovered) this.#setState(this.#hovered.kind, this.#hovered.id, { hovered: false });
    this.#hovered = next;
    if (next) this.#setState(next.kind, next.id, { hovered: true });
    this.#showNames();
  }

  /** Names of the few that are pointed at or chosen; the rest have theirs when the map is near. */
  #showNames(): void {
    const hovered = this.#hovered?.kind === 'camera' ? [this.#hovered] : [];
    this.#map.setData(cameraNameSource, cameraNameCollection(this.#selection.cameras, hovered));
  }

  #setState(kind: Stateful, id: string, state: Record<string, boolean>): void {
    const layer = kind === 'camera' ? { sourceLayer: cameraSourceLayer } : {};
    this.#map.setFeatureState({ source: sourceOf[kind], id, ...layer }, state);
  }

  #report(error: Error): void {
    if (this.#isClosed) return;
    if (this.#options.onProblem) this.#options.onProblem(error);
    else reportError(error);
  }
}

function listed({ cameras, incident, unit }: MapSelection): Map<string, { kind: Stateful; id: string }> {
  const all: { kind: Stateful; id: string }[] = cameras.map(({ id }) => ({ kind: 'camera', id }));
  if (incident !== null) all.push({ kind: 'incident', id: incident });
  if (unit !== null) all.push({ kind: 'unit', id: unit });
  return new Map(all.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
}

/** Lets the view stray half a city beyond its edge, where fields are still drawn. */
function widened([west, south, east, north]: readonly [number, number, number, number]): [
  number,
  number,
  number,
  number,
] {
  const [lon, lat] = [(east - west) * 0.4, (north - south) * 0.5];
  return [west - lon, south - lat, east + lon, north + lat];
}
