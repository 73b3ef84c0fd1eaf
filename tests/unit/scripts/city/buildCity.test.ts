import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PMTiles } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { agencySchema, areaLevels, areaSchema, type Area } from '../../../../protocol/area/area.ts';
import { cameraSchema } from '../../../../protocol/camera/camera.ts';
import { directorySchema, namedPlaceSchema } from '../../../../protocol/hall/directory.ts';
import { unitKinds, unitSchema } from '../../../../protocol/unit/unit.ts';
import { tileAt } from '../../../../scripts/city/basemap.ts';
import { buildCity } from '../../../../scripts/city/buildCity.ts';
import { BuildingIndex } from '../../../../scripts/city/lineOfSight.ts';
import { containsPoint, type Point } from '../../../../scripts/city/projection.ts';

const files = buildCity();
const folder = join(import.meta.dirname, '../../../../resources/city');

function read<Shape>(name: string, schema: z.ZodType<Shape>): Shape {
  return schema.parse(JSON.parse((files.get(name) ?? Buffer.from('null')).toString('utf8')));
}

const sceneSchema = z.object({
  originLon: z.number(),
  originLat: z.number(),
  metresPerDegLon: z.number(),
  metresPerDegLat: z.number(),
  buildings: z.array(z.array(z.number()).min(7)),
  roads: z.array(z.object({ widthM: z.number().positive(), kind: z.string(), line: z.array(z.number()).min(4) })),
  water: z.array(z.array(z.number())),
  parks: z.array(z.array(z.number())),
});
const roadSchema = z.object({ nodes: z.array(z.number()), edges: z.array(z.array(z.number()).length(5)) });

const areas = read('areas.json', z.array(areaSchema));
const cameras = read('cameras.json', z.array(cameraSchema));
const units = read('units.json', z.array(unitSchema));
const agencies = read('agencies.json', z.array(agencySchema));
const places = read('places.json', z.array(namedPlaceSchema));
const live = read('liveCameras.json', z.array(z.string()));
const scene = read('scene.json', sceneSchema);
const city = read('city.json', z.object({ ...directorySchema.shape.city.shape }).loose());
const areaById = new Map(areas.map((area) => [area.id, area]));

function toMetres(lon: number, lat: number): Point {
  return [(lon - scene.originLon) * scene.metresPerDegLon, (lat - scene.originLat) * scene.metresPerDegLat];
}

function areaOf(ring: readonly Point[]): number {
  const sum = ring.reduce((total, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [0, 0];
    return total + x * nextY - nextX * y;
  }, 0);
  return Math.abs(sum) / 2;
}

/** Digest of every tile of an archive by its address. */
async function tilesOf(bytes: Buffer): Promise<Map<string, string>> {
  const slice = (offset: number, length: number) => Uint8Array.from(bytes.subarray(offset, offset + length)).buffer;
  const archive = new PMTiles({
    getKey: () => 'memory',
    getBytes: (offset, length) => Promise.resolve({ data: slice(offset, length) }),
  });
  const { minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = await archive.getHeader();
  const tiles = new Map<string, string>();
  for (let z = minZoom; z <= maxZoom; z += 1) {
    const [west, north] = tileAt(minLon, maxLat, z);
    const [east, south] = tileAt(maxLon, minLat, z);
    for (let x = west; x <= east; x += 1) {
      for (let y = north; y <= south; y += 1) {
        const tile = await archive.getZxy(z, x, y);
        if (tile) tiles.set(`${z}/${x}/${y}`, createHash('sha256').update(new Uint8Array(tile.data)).digest('hex'));
      }
    }
  }
  expect(tiles.size).toBeGreaterThan(100);
  return tiles;
}

const metres = (area: Area | undefined) => (area?.ring ?? []).map(([lon, lat]) => toMetres(lon, lat));

describe('the demo city', () => {
  it('comes out byte for byte the same on every build, and as it is stored', { timeout: 60_000 }, async () => {
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    const again = buildCity();
    const sums = [...files].map(([name, bytes]) => [name, digest(bytes)]);
    expect([...again].map(([name, bytes]) => [name, digest(bytes)])).toEqual(sums);
    for (const [name, bytes] of files) {
      const stored = await readFile(join(folder, name));
      // Packing differs between processors, what is packed does not.
      if (name === 'basemap.pmtiles') expect(await tilesOf(stored)).toEqual(await tilesOf(bytes));
      else expect(stored.equals(bytes), name).toBe(true);
    }
    expect(
      buildCity(7)
        .get('scene.json')
        ?.equals(files.get('scene.json') ?? Buffer.alloc(0)),
    ).toBe(false);
  });

  it('has five levels of areas that nest and fill their parents', () => {
    const counts = areaLevels.map((level) => areas.filter((area) => area.level === level).length);
    expect(counts).toEqual([1, 2, 6, 24, 96]);
    for (const area of areas) {
      const children = areas.filter((child) => child.parentId === area.id);
      if (children.length === 0) continue;
      const wanted = areaLevels[areaLevels.indexOf(area.level) + 1];
      expect(children.every((child) => child.level === wanted)).toBe(true);
      const parentM2 = areaOf(metres(area));
      const childrenM2 = children.reduce((total, child) => total + areaOf(metres(child)), 0);
      expect(childrenM2 / parentM2, area.name.zh).toBeCloseTo(1, 2);
      for (const child of children)
        expect(containsPoint(metres(area), toMetres(child.centre.lon, child.centre.lat))).toBe(true);
    }
    expect(areaOf(metres(areas[0])) / 1e6).toBeCloseTo(30, 0);
  });

  it('has 2,000 cameras over three tiers, each within its grid and above it', () => {
    const tiers = Map.groupBy(cameras, (camera) => camera.tier);
    expect([tiers.get('lookout')?.length, tiers.get('vantage')?.length, tiers.get('street')?.length]).toEqual([
      12, 142, 1846,
    ]);
    expect(new Set(cameras.map((camera) => camera.id)).size).toBe(2000);
    for (const camera of cameras) {
      const at: Point = [camera.lon, camera.lat];
      for (
        let area = areaById.get(camera.areaId);
        area;
        area = area.parentId ? areaById.get(area.parentId) : undefined
      ) {
        if (area.level === 'grid' || area.level === 'city')
          expect(containsPoint(area.ring, at), camera.name).toBe(true);
      }
      expect(areaById.get(camera.areaId)?.level).toBe('grid');
      expect(agencies.some((agency) => agency.id === camera.agencyId)).toBe(true);
      const [low, high] = { lookout: [100, 302], vantage: [20, 101], street: [4, 8] }[camera.tier] as [number, number];
      expect(camera.heightM >= low && camera.heightM <= high, `${camera.name} at ${camera.heightM} m`).toBe(true);
    }
  });

  it('lets all twelve live cameras see the square', () => {
    const buildings = scene.buildings.map(([heightM = 0, ...flat]) => ({
      heightM,
      ring: Array.from({ length: flat.length / 2 }, (_, index): Point => [
        flat[index * 2] ?? 0,
        flat[index * 2 + 1] ?? 0,
      ]),
      use: 'landmark' as const,
      name: null,
    }));
    const index = new BuildingIndex(buildings);
    const liveCameras = live.map((id) => cameras.find((camera) => camera.id === id));
    const kinds = liveCameras.map((camera) => `${camera?.tier ?? 'none'}${camera?.ptz ? ' ptz' : ''}`);
    const pair = (kind: string) => [kind, kind];
    expect(kinds).toEqual([
      ...pair('lookout ptz'),
      ...pair('vantage ptz'),
      ...pair('street ptz'),
      ...Array<string>(6).fill('street'),
    ]);
    const square = { at: toMetres(city.centre.lon, city.centre.lat), heightM: 1.7 };
    for (const camera of liveCameras) {
      if (!camera) continue;
      const eye = { at: toMetres(camera.lon, camera.lat), heightM: camera.heightM };
      // A tower's own walls stand right below its lens.
      expect(index.sees(eye, square, camera.tier === 'street' ? 0 : 6), camera.name).toBe(true);
    }
  });

  it('has units of every kind, places that can be found by initials, and one connected road network', () => {
    expect(units).toHaveLength(60);
    expect(new Set(units.map((unit) => unit.kind))).toEqual(new Set(unitKinds));
    expect(units.every((unit) => areaById.has(unit.areaId))).toBe(true);
    expect(places.length).toBeGreaterThanOrEqual(400);
    expect(places.find((place) => place.name === '澜川广场')?.initials).toBe('lcgc');
    expect(places.every((place) => /^[a-z0-9]+$/.test(place.initials))).toBe(true);

    const { nodes, edges } = read('roads.json', roadSchema);
    const neighbours = new Map<number, number[]>();
    for (const [from = -1, to = -1] of edges) {
      neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
      neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
    }
    const reached = new Set([0]);
    const queue = [0];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      for (const next of neighbours.get(node) ?? []) {
        if (reached.has(next)) continue;
        reached.add(next);
        queue.push(next);
      }
    }
    expect(reached.size).toBe(nodes.length / 2);
  });

  it('has a skyline and stays small', () => {
    expect(scene.buildings.length).toBeGreaterThan(6000);
    expect(Math.max(...scene.buildings.map(([heightM = 0]) => heightM))).toBeGreaterThan(250);
    const bytes = [...files.values()].reduce((total, file) => total + file.length, 0);
    expect(bytes).toBeLessThan(8_000_000);
  });
});
