import { expect, test } from 'vitest';
import { navigationLinks } from '../../../../../renderer/field/navigation/navigationLinks.ts';

/** A place in Beijing whose GCJ-02 (116.410244, 39.916404) and BD-09 coordinates are published with coordtransform. */
const tiananmen = { lon: 116.404, lat: 39.915 };

function hrefsFor(userAgent: string, label = '东门'): Record<string, string> {
  return Object.fromEntries(navigationLinks(tiananmen, label, userAgent).map(({ app, href }) => [app, href]));
}

/** Degrees to metres, near enough at this latitude. */
function metresOff(href: string, pattern: RegExp, lat: number, lon: number): number {
  const [, first, second] = pattern.exec(href) ?? [];
  return Math.hypot((Number(first) - lat) * 111_000, (Number(second) - lon) * 85_000);
}

test('gives each map app the place in its own coordinate system', () => {
  const { phone = '', amap = '', baidu = '' } = hrefsFor('Android');
  expect(phone).toBe('geo:39.915000,116.404000?q=39.915000,116.404000(%E4%B8%9C%E9%97%A8)');
  expect(metresOff(amap, /dlat=([\d.]+)&dlon=([\d.]+)/, 39.91640428, 116.41024449)).toBeLessThan(1);
  expect(amap).toMatch(/^amapuri:\/\/route\/plan\/\?.*&dev=0/);
  expect(metresOff(baidu, /latlng:([\d.]+),([\d.]+)/, 39.922705, 116.416627)).toBeLessThan(10);
  expect(baidu).toContain('coord_type=bd09ll');
});

test('opens the apps as iOS knows them, Apple’s own with the coordinates it expects in the PRC', () => {
  const links = hrefsFor('iPhone');
  expect(Object.keys(links)).toEqual(['apple', 'amap', 'baidu']);
  expect(metresOff(links['apple'] ?? '', /daddr=([\d.]+),([\d.]+)/, 39.91640428, 116.41024449)).toBeLessThan(1);
  expect(links['amap']).toMatch(/^iosamap:\/\/path\?/);
});

test('leaves a place outside the PRC as it is', () => {
  const [, amap] = navigationLinks({ lon: 13.4, lat: 52.5 }, 'x', 'Android');
  expect(amap?.href).toContain('dlat=52.500000&dlon=13.400000');
});

test('keeps a name whole that could end the address', () => {
  expect(hrefsFor('Android', '滨江路 88 号(东门)')['phone']).toContain('%2088%20%E5%8F%B7%28%E4%B8%9C%E9%97%A8%29)');
  expect(hrefsFor('iPhone', 'A&B')['apple']).toContain('q=A%26B');
});
