import type { GeoJSONStoreFeatures, GeoJSONStoreGeometries, TerraDraw } from 'terra-draw';
import type { PlotPoint } from '../../protocol/plot/plot.ts';
import type { MapEngine } from './engine/MapEngine.ts';

const forms = ['point', 'line', 'polygon'] as const;
export type DrawingForm = (typeof forms)[number];

export interface DrawingRequest {
  form: DrawingForm;
  /** A line of so many points is complete by itself. */
  pointLimit?: number;
  /** Each movement; the last point still follows the pointer while drawing. */
  onChange?(points: PlotPoint[]): void;
  onFinish(points: PlotPoint[]): void;
}

export interface EditingRequest extends DrawingRequest {
  points: readonly PlotPoint[];
  /** Whether points may be put in and taken out. */
  isOpenEnded: boolean;
}

const modeOf = { point: 'point', line: 'linestring', polygon: 'polygon' } as const;
/** The browser's click comes after the pointer's release that ends a drawing; until then it is not meant for the map. */
const settleMs = 350;
/** A hundredth of a metre. */
const coordinateDigits = 7;

/** Drawing and changing of shapes with mouse or finger. One thing is drawn or changed at a time. */
export class MapDrawing {
  readonly #map: MapEngine;
  readonly #accent: () => string;
  #draw: TerraDraw | null = null;
  #settlesAt = 0;
  #turn = 0;

  constructor(map: MapEngine, accent: () => string) {
    this.#map = map;
    this.#accent = accent;
  }

  /** While this is so, clicks belong to the drawing. */
  get isActive(): boolean {
    return this.#draw !== null || performance.now() < this.#settlesAt;
  }

  /** Lets a new shape be drawn; `onFinish` comes once, then drawing has ended. */
  async draw(request: DrawingRequest): Promise<void> {
    const draw = await this.#open(request, null);
    if (draw === null) return;
    const mode = modeOf[request.form];
    draw.setMode(mode);
    draw.on('change', (ids) => {
      const points = pointsOf(draw.getSnapshot().find(({ id, properties }) => isShape(ids, id, properties)));
      if (points !== null) request.onChange?.(points);
    });
    draw.on('finish', (id, { action }) => {
      if (action !== 'draw') return;
      const points = pointsOf(draw.getSnapshotFeature(id));
      // The library still works on its shape when it tells of it.
      queueMicrotask(() => {
        if (this.#draw !== draw) return;
        this.stop();
        if (points !== null) request.onFinish(points);
      });
    });
  }

  /** Lets a shape be moved and its points be dragged; `onFinish` comes after each movement. */
  async edit(request: EditingRequest): Promise<void> {
    const draw = await this.#open(request, request);
    if (draw === null) return;
    const [result] = draw.addFeatures([
      {
        type: 'Feature',
        properties: { mode: modeOf[request.form] },
        geometry: geometryOf(request.form, request.points),
      },
    ]);
    if (result?.valid !== true || result.id === undefined)
      throw new Error(`The shape cannot be changed: ${result?.reason ?? 'it was not taken'}`);
    const shape = result.id;
    draw.selectFeature(shape);
    draw.on('change', (ids) => {
      if (!ids.includes(shape)) return;
      const points = pointsOf(draw.getSnapshotFeature(shape));
      if (points !== null) request.onChange?.(points);
    });
    draw.on('finish', (id) => {
      const points = id === shape ? pointsOf(draw.getSnapshotFeature(shape)) : null;
      if (points !== null) request.onFinish(points);
    });
  }

  /** Puts the shape that is being changed where somebody else has moved it. */
  reshape(points: readonly PlotPoint[]): void {
    const [feature] = this.#draw?.getSnapshot().filter(({ properties }) => properties['selected'] === true) ?? [];
    const form = forms.find((one) => modeOf[one] === feature?.properties['mode']);
    if (feature?.id === undefined || form === undefined) return;
    this.#draw?.updateFeatureGeometry(feature.id, geometryOf(form, points));
  }

  /** Takes back the last point of what is being drawn. */
  undoPoint(): boolean {
    return this.#draw?.undo() ?? false;
  }

  /** Ends drawing or changing without a result. */
  stop(): void {
    this.#turn += 1;
    if (this.#draw === null) return;
    this.#draw.stop();
    this.#draw = null;
    this.#settlesAt = performance.now() + settleMs;
    this.#map.canvas.style.cursor = '';
  }

  /** Null when something else was asked for while the library was loading. */
  async #open({ pointLimit }: DrawingRequest, editing: EditingRequest | null): Promise<TerraDraw | null> {
    this.stop();
    const turn = this.#turn;
    const [library, adapter] = await Promise.all([import('terra-draw'), this.#map.drawAdapter(coordinateDigits)]);
    if (turn !== this.#turn) return null;
    const accent = this.#accent() as `#${string}`;
    const line = { lineStringColor: accent, lineStringWidth: 2, lineStringDash: [3, 3] as [number, number] };
    const handle = { closingPointColor: accent, closingPointWidth: 6, closingPointOutlineColor: '#ffffff' as const };
    const flags = {
      feature: {
        draggable: true,
        coordinates: {
          draggable: true,
          midpoints: editing?.isOpenEnded === true,
          deletable: editing?.isOpenEnded === true,
        },
      },
    };
    const draw = new library.TerraDraw({
      adapter,
      undoRedo: { modeLevel: new library.TerraDrawModeUndoRedo() },
      modes: [
        new library.TerraDrawPointMode({ styles: { pointColor: accent, pointWidth: 7 } }),
        new library.TerraDrawLineStringMode({
          styles: { ...line, ...handle },
          ...(pointLimit === undefined ? {} : { finishOnNthCoordinate: pointLimit }),
        }),
        new library.TerraDrawPolygonMode({
          styles: { fillColor: accent, fillOpacity: 0.1, outlineColor: accent, outlineWidth: 2, ...handle },
        }),
        new library.TerraDrawSelectMode({
          flags: { point: { feature: { draggable: true } }, linestring: flags, polygon: flags },
          // Deleting is the seat's own verb, which goes through the journal.
          keyEvents: { deselect: null, delete: null, rotate: null, scale: null },
          allowManualDeselection: false,
          styles: {
            selectedPointColor: accent,
            selectedLineStringColor: accent,
            selectedLineStringWidth: 1.5,
            selectedPolygonColor: accent,
            selectedPolygonFillOpacity: 0.05,
            selectedPolygonOutlineColor: accent,
            selectionPointColor: '#ffffff',
            selectionPointOutlineColor: accent,
            selectionPointOutlineWidth: 3,
            selectionPointWidth: 7,
            midPointColor: accent,
            midPointOutlineColor: '#ffffff',
            midPointWidth: 4,
          },
        }),
      ],
    });
    draw.start();
    this.#draw = draw;
    return draw;
  }
}

const shapeModes: readonly unknown[] = Object.values(modeOf);
const guides = ['closingPoint', 'snappingPoint', 'coordinatePoint'];

/** The shape itself, not the points that the library draws to guide the pointer. */
function isShape(ids: readonly unknown[], id: unknown, properties: GeoJSONStoreFeatures['properties']): boolean {
  return (
    ids.includes(id) && shapeModes.includes(properties['mode']) && !guides.some((name) => properties[name] === true)
  );
}

function pointsOf(feature: GeoJSONStoreFeatures | undefined): PlotPoint[] | null {
  if (feature === undefined) return null;
  const { geometry } = feature;
  const positions =
    geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.type === 'LineString'
        ? geometry.coordinates
        : (geometry.coordinates[0]?.slice(0, -1) ?? []);
  return positions.map(([lon = 0, lat = 0]) => [rounded(lon), rounded(lat)]);
}

function geometryOf(form: DrawingForm, points: readonly PlotPoint[]): GeoJSONStoreGeometries {
  const positions = points.map(([lon, lat]) => [rounded(lon), rounded(lat)]);
  const [first = [0, 0]] = positions;
  switch (form) {
    case 'point':
      return { type: 'Point', coordinates: first };
    case 'line':
      return { type: 'LineString', coordinates: positions };
    case 'polygon':
      return { type: 'Polygon', coordinates: [[...positions, first]] };
  }
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(coordinateDigits));
}
