import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cameraSchema } from '../../../../../protocol/camera/camera.ts';
import { evolveHall } from '../../../../../protocol/hall/evolveHall.ts';
import { emptyHallState } from '../../../../../protocol/hall/hallState.ts';
import { namedPlaceSchema } from '../../../../../protocol/hall/directory.ts';
import { unitSchema } from '../../../../../protocol/unit/unit.ts';
import { searchHall } from '../../../../../renderer/features/palette/index.ts';
import { pinyinInitials } from '../../../../../renderer/features/search/index.ts';
import { createHallStore } from '../../../../../renderer/store/index.ts';
import { buildEntries } from '../../store/buildEntries.ts';

const city = join(import.meta.dirname, '../../../../../resources/city');
const read = <Schema extends z.ZodType>(name: string, schema: Schema) =>
  z.array(schema).parse(JSON.parse(readFileSync(join(city, name), 'utf8')));
const places = read('places.json', namedPlaceSchema);

describe('pinyinInitials', () => {
  it('agrees with the initials that the city brings for its places', () => {
    // A character read in two ways is the one thing a table of single characters cannot know.
    const differing = places.filter((place) => pinyinInitials(place.name) !== place.initials);
    expect(differing.length / places.length).toBeLessThan(0.05);
    expect(places.length).toBeGreaterThan(20);
  });

  it('keeps letters and digits and drops the rest', () => {
    expect(pinyinInitials('人民路 2号（北）A座')).toBe('rml2hbaz');
    expect(pinyinInitials('')).toBe('');
  });
});

describe('searchHall', () => {
  const store = createHallStore();
  const state = evolveHall(emptyHallState(), buildEntries(12));
  store.setState({
    dispatch: { state, seq: state.seq, isLoaded: true },
    directory: {
      phase: 'ready',
      error: null,
      cameras: {},
      units: {},
      directory: {
        version: '1',
        city: { name: { zh: '城', en: 'City' }, centre: { lon: 0, lat: 0 }, bounds: [0, 0, 1, 1] },
        areas: [],
        agencies: [],
        cameras: read('cameras.json', cameraSchema),
        units: read('units.json', unitSchema),
        places,
      },
    },
  });
  const find = (typed: string) => searchHall(store.getState(), typed, ((key: string) => key) as never, 'zh');

  it('finds a camera and a place by the first letters of their pinyin', () => {
    expect(find('LCDST').map(({ kind, words }) => [kind, words])).toEqual([
      ['place', '澜川电视塔'],
      ['camera', '澜川电视塔高空瞭望'],
    ]);
  });

  it('puts the incident whose number was typed first', () => {
    expect(find('#2')[0]).toMatchObject({ kind: 'incident', id: 'incident-2' });
    expect(find('12')[0]).toMatchObject({ kind: 'incident', id: 'incident-12' });
  });

  it('finds units by call sign in both languages, and nothing for nothing', () => {
    expect(find('patrol 02')[0]).toMatchObject({ kind: 'unit', words: '巡警02' });
    expect(find('xj02')[0]).toMatchObject({ kind: 'unit', words: '巡警02' });
    expect(find('   ')).toEqual([]);
    expect(find('没有这样的东西')).toEqual([]);
  });
});
