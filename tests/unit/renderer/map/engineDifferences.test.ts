import type { Feature, Point } from 'geojson';
import type { GeoJSONSourceSpecification } from 'maplibre-gl';
import { expect, it } from 'vitest';
import { FeatureMirror } from '../../../../renderer/map/engine/FeatureMirror.ts';
import { mapboxStyle } from '../../../../renderer/map/engine/mapboxStyle.ts';
import { baseStyle } from '../../../../renderer/map/baseStyle.ts';
import { plotColorValues } from '../../../../renderer/map/mapPalette.ts';

const at = (lon: number): Point => ({ type: 'Point', coordinates: [lon, 29] });
const unit = (id: string, lon: number, status = 'enRoute'): Feature<Point> => ({
  type: 'Feature',
  id,
  geometry: at(lon),
  properties: { id, status },
});

it('turns what changed of a feature into the whole feature, and one that is gone into one without a place', () => {
  const mirror = new FeatureMirror();
  expect(mirror.take({ add: [unit('a', 113), unit('b', 113)], remove: [], update: [] })).toHaveLength(2);
  const changed = mirror.take({
    add: [],
    remove: ['b', 'never seen'],
    update: [
      { id: 'a', newGeometry: at(114), addOrUpdateProperties: [{ key: 'status', value: 'onScene' }] },
      { id: 'never seen', newGeometry: at(115) },
    ],
  });
  expect(changed).toEqual([{ type: 'Feature', id: 'b', properties: {}, geometry: null }, unit('a', 114, 'onScene')]);
  const [again] = mirror.take({ add: [], remove: [], update: [{ id: 'a', newGeometry: at(116) }] });
  expect(again).toEqual(unit('a', 116, 'onScene'));
});

it('says our style in the other words: fog for sky, a glyph address, sources that change', () => {
  const palette = new Proxy({ plots: plotColorValues.night } as never, { get: (_, name) => `color ${String(name)}` });
  const style = baseStyle({ palette, locale: 'zh', origin: 'https://hall' });
  const units: GeoJSONSourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };
  const said = mapboxStyle({
    style: { ...style, sources: { ...style.sources, units } },
    origin: 'https://hall',
    changingSources: ['units'],
  });
  expect(said).not.toHaveProperty('sky');
  expect(said).toMatchObject({
    glyphs: 'https://hall/glyphs/{fontstack}/{range}.pbf',
    sources: { city: { tiles: ['https://hall/tiles/{z}/{x}/{y}.mvt'] }, units: { dynamic: true } },
    fog: { color: style.sky?.['fog-color'], 'high-color': style.sky?.['sky-color'] },
    layers: style.layers,
  });
});
