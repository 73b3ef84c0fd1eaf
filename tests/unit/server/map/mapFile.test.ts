import { expect, it, test } from 'vitest';
import { mapFileSchema, type WmtsSource } from '../../../../server/map/mapFile.ts';
import { wmtsTileUrl } from '../../../../server/map/wmtsTileUrl.ts';

const name = { zh: '影像', en: 'Imagery' };
const wmts = (change: object): WmtsSource => {
  const [source] = mapFileSchema.parse({
    sources: [
      { id: 'w', name, kind: 'wmts', url: 'https://gis.city/wmts', layer: 'img', tileMatrixSet: 'w', ...change },
    ],
  }).sources;
  if (source?.kind !== 'wmts') throw new Error('not WMTS');
  return source;
};

test('asks a WMTS by keys and values, and keeps what the site put into the address', () => {
  expect(wmtsTileUrl(wmts({}))).toBe(
    'https://gis.city/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=img&STYLE=default&TILEMATRIXSET=w' +
      '&FORMAT=image%2Fpng&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
  );
  const keyed = wmtsTileUrl(
    wmts({ url: 'https://gis.city/w?tk=abc&service=WMTS&layer=other', matrixPrefix: 'EPSG:3857:' }),
  );
  expect(keyed).toContain('?tk=abc&SERVICE=WMTS&');
  expect(keyed).not.toContain('other');
  expect(keyed).toContain('&TILEMATRIX=EPSG%3A3857%3A{z}&');
});

test('fills a REST template', () => {
  const url = 'https://gis.city/{Layer}/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png';
  expect(wmtsTileUrl(wmts({ url, encoding: 'rest' }))).toBe('https://gis.city/img/default/w/{z}/{y}/{x}.png');
});

it('takes an empty file as the plain map', () => {
  expect(mapFileSchema.parse({})).toEqual({ engine: 'maplibre', sources: [] });
});

const raster = { id: 'r', name, kind: 'raster', url: 'https://t.city/{z}/{x}/{y}.png' };
it.each([
  ['an unknown engine', { engine: 'cesium' }],
  ['a secret token', { engine: 'mapbox', mapboxToken: 'sk.abc.def' }],
  ['an unknown word', { motor: 'mapbox' }],
  ['no place for the tile', { sources: [{ ...raster, url: 'https://t.city/tiles.png' }] }],
  ['another scheme', { sources: [{ ...raster, url: 'javascript:alert(1)/{z}/{x}/{y}' }] }],
  ['a path out of the folder', { sources: [{ id: 'p', name, kind: 'pmtiles', file: '../../etc/passwd.pmtiles' }] }],
  ['a path in the id', { sources: [{ ...raster, id: '../x' }] }],
  ['the same id twice', { sources: [raster, raster] }],
  ['zooms the wrong way round', { sources: [{ ...raster, minZoom: 12, maxZoom: 3 }] }],
  ['a vector source that nothing draws', { sources: [{ ...raster, kind: 'vector' }] }],
])('refuses %s', (_what, file) => {
  expect(mapFileSchema.safeParse(file).success).toBe(false);
});
