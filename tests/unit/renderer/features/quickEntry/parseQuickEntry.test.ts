import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { areaSchema } from '../../../../../protocol/area/area.ts';
import { cameraSchema } from '../../../../../protocol/camera/camera.ts';
import { distanceM } from '../../../../../protocol/geometry/earth.ts';
import { namedPlaceSchema, type Directory } from '../../../../../protocol/hall/directory.ts';
import { defaultRulebook } from '../../../../../protocol/rulebook/defaultRulebook.ts';
import { parseQuickEntry } from '../../../../../renderer/features/quickEntry/parseQuickEntry.ts';
import { formatPosition, searchPlaces } from '../../../../../renderer/features/search/index.ts';

const city = join(import.meta.dirname, '../../../../../resources/city');
const read = <Schema extends z.ZodType>(name: string, schema: Schema) =>
  z.array(schema).parse(JSON.parse(readFileSync(join(city, name), 'utf8')));
const directory: Directory = {
  version: '1',
  city: {
    name: { zh: '澜川市', en: 'Lanchuan' },
    centre: { lon: 113.002033, lat: 29.505704 },
    bounds: [112.96564, 29.478938, 113.034468, 29.520975],
  },
  areas: read('areas.json', areaSchema),
  agencies: [],
  cameras: read('cameras.json', cameraSchema),
  units: [],
  places: read('places.json', namedPlaceSchema),
};
const square = { lon: 113.002033, lat: 29.505704 };
const parse = (line: string) =>
  parseQuickEntry(line, { rulebook: defaultRulebook, findPlaces: (words) => searchPlaces(words, directory, 6) });
/** A line as its chips show it. */
const said = (line: string) => {
  const { type, priority, place, summary, source } = parse(line);
  return {
    type: type.isSaid ? (type.kindId ?? type.value) : `(${type.value})`,
    priority: priority.isSaid ? priority.value : `(${priority.value})`,
    place: place === null ? null : `${place.words} = ${place.candidates[0]?.name.zh ?? ''}`,
    summary,
    ...(source !== null && { source }),
  };
};

function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    orders([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

describe('one line of a report', () => {
  it('says the same in whatever order its four parts come', () => {
    for (const parts of orders(['火警', '安康路12号', '三楼冒烟', '2'])) {
      expect(said(parts.join(' ')), parts.join(' ')).toEqual({
        type: 'fire',
        priority: 2,
        place: expect.stringMatching(/^安康路12号 = .*安康路/) as unknown,
        summary: '三楼冒烟',
      });
    }
  });

  test.each([
    ['hz lcgc 1 商铺冒烟', { type: 'fire', priority: 1, place: 'lcgc = 澜川广场', summary: '商铺冒烟' }],
    [
      'fire Lanchuan Square smoke on the roof 1',
      { type: 'fire', priority: 1, place: 'Lanchuan Square = 澜川广场', summary: 'smoke on the roof' },
    ],
    [
      '119，澜川广场，商铺冒烟，Ｐ１',
      { type: '(fire)', priority: 1, place: '澜川广场 = 澜川广场', summary: '商铺冒烟', source: '119' },
    ],
    ['井盖缺损 澜川站', { type: 'manhole', priority: '(2)', place: '澜川站 = 澜川站', summary: '井盖缺损' }],
    ['jgqs lcz', { type: 'manhole', priority: '(2)', place: 'lcz = 澜川站', summary: '井盖缺损' }],
    ['澜川站两车追尾', { type: '(traffic)', priority: '(1)', place: '澜川站 = 澜川站', summary: '两车追尾' }],
    [
      '被困 澜川站 2 人在电梯里 特急',
      { type: 'rescue', priority: 1, place: '澜川站 = 澜川站', summary: '2 人在电梯里' },
    ],
    ['有人闹事', { type: '(security)', priority: '(2)', place: null, summary: '有人闹事' }],
    ['cam-0001 冒烟', { type: '(fire)', priority: '(1)', place: 'cam-0001 = 澜川电视塔高空瞭望', summary: '冒烟' }],
    [
      'a-02-03-04-02 垃圾',
      { type: '(environment)', priority: '(4)', place: 'a-02-03-04-02 = 芦湾村第二网格', summary: '垃圾' },
    ],
  ])('reads "%s"', (line, expected) => expect(said(line)).toEqual(expected));

  it.each([
    ['冒烟 113.002033, 29.505704 1', '冒烟'],
    ['29.505704 113.002033 冒烟', '冒烟'],
    [`冒烟 ${formatPosition('dms', square)} 2`, '冒烟'],
    [`${formatPosition('mgrs', square)} 冒烟`, '冒烟'],
    [`高德 ${formatPosition('gcj02', square)} 冒烟`, '冒烟'],
  ])('takes the coordinates out of "%s"', (line, summary) => {
    const entry = parse(line);
    expect(entry.summary).toBe(summary);
    expect(distanceM(entry.place?.candidates[0]?.position ?? { lon: 0, lat: 0 }, square)).toBeLessThan(3);
  });

  it('takes no place from words that only sound like one, and no priority from what counts something', () => {
    expect(said('路口 有人 smoke in the street')).toMatchObject({ place: null });
    expect(said('3 辆车相撞')).toEqual({ type: '(traffic)', priority: '(1)', place: null, summary: '3 辆车相撞' });
  });

  it('makes nothing of nothing, and stays quick with a line that is nonsense', () => {
    expect(said('')).toEqual({ type: '(other)', priority: '(3)', place: null, summary: '' });
    expect(said('  ，。 ')).toMatchObject({ place: null, summary: '' });
    expect(parse(`${'((('.repeat(200)} \u0000 ${'路'.repeat(300)}`).place).toBeNull();
  });
});
