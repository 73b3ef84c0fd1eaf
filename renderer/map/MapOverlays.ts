import type { FeatureCollection } from 'geojson';
import type { Position } from '../../protocol/geometry/place.ts';
import type { Area } from '../../protocol/area/area.ts';
import { districtCollection, districtSource } from './districtLayers.ts';
import { areaCollection, areaSource, type MapArea } from './areaLayers.ts';
import { heatCollection, heatSource, type HeatPoint } from './heatLayers.ts';
import type { MapEngine } from './engine/MapEngine.ts';
import type { MapLocale } from './mapFeatures.ts';
import type { RoadBlock } from '../../protocol/roads/roadBlock.ts';
import { roadBlockCollection, roadBlockSource, wayCollection, waySource } from './roadLayers.ts';
import { trackCollection, trackSource } from './trackLayers.ts';
import { plotCollection, plotPickLayers, plotSource, type PlotMark } from './plotLayers.ts';

const pickReachPx = 5;

/** What is laid over the map on demand: plots, heat of incidents, outlines of areas. */
export class MapOverlays {
  readonly #map: MapEngine;

  constructor(map: MapEngine) {
    this.#map = map;
  }

  setPlots(plots: readonly PlotMark[]): void {
    this.#set(plotSource, plotCollection(plots));
  }

  setHeat(points: readonly HeatPoint[]): void {
    this.#set(heatSource, heatCollection(points));
  }

  /** Ground that cameras see or that none sees. */
  setAreas(areas: readonly MapArea[]): void {
    this.#set(areaSource, areaCollection(areas));
  }

  setRoadBlocks(blocks: readonly RoadBlock[]): void {
    this.#set(roadBlockSource, roadBlockCollection(blocks));
  }

  /** The way of one unit; none when the line is empty. */
  setWay(line: readonly (readonly [number, number])[]): void {
    this.#set(waySource, wayCollection(line));
  }

  /** Breadcrumbs of one unit's shift. */
  setTrack(points: readonly Position[]): void {
    this.#set(trackSource, trackCollection(points));
  }

  setDistricts(areas: readonly Area[], locale: MapLocale): void {
    this.#set(districtSource, districtCollection(areas, locale));
  }

  /** The plot whose edge, point or words lie there. */
  plotAt(point: { x: number; y: number }): string | null {
    const [feature] = this.#map.drawnNear(point, pickReachPx, plotPickLayers);
    return feature === undefined ? null : String(feature.properties['id']);
  }

  #set(source: string, features: FeatureCollection): void {
    this.#map.setData(source, features);
  }
}
