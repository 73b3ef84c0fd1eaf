import { cameraSchema, type Camera } from '../../../../protocol/camera/camera.ts';
import type { Position } from '../../../../protocol/geometry/place.ts';
import type { BuildingScene } from '../../../../server/linkage/sight/Buildings.ts';

const origin = { originLon: 113, originLat: 29.5, metresPerDegLon: 96_887.553, metresPerDegLat: 110_857.4 };

/** A place by metres east and north of the origin of these cities. */
export function at(east: number, north: number): Position {
  return {
    lon: origin.originLon + east / origin.metresPerDegLon,
    lat: origin.originLat + north / origin.metresPerDegLat,
  };
}

export interface Block {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  readonly heightM: number;
}

export function sceneOf(...blocks: readonly Block[]): BuildingScene {
  const buildings = blocks.map(({ west, east, south, north, heightM }) => [
    heightM,
    ...[west, south, east, south, east, north, west, north],
  ]);
  return { ...origin, buildings };
}

const turns = { panMinDeg: -180, panMaxDeg: 180, tiltMinDeg: -90, tiltMaxDeg: 20, hfovMinDeg: 2, hfovMaxDeg: 62 };

export function cameraOf(id: string, position: Position, change: Partial<Record<keyof Camera, unknown>> = {}): Camera {
  return cameraSchema.parse({
    ...{ id, name: id, tier: 'vantage', category: 1, areaId: 'area-1', agencyId: 'agency-1' },
    ...{ heightM: 40, azimuthDeg: 0, elevationDeg: -10, hfovDeg: 60, rangeM: 1500, ptz: turns },
    ...position,
    ...change,
  });
}
