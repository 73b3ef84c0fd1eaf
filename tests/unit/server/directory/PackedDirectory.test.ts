import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readCity } from '../../../../server/demo/readCity.ts';
import { PackedDirectory } from '../../../../server/directory/PackedDirectory.ts';

const city = { ...readCity(fileURLToPath(new URL('../../../../resources/city', import.meta.url))), version: 'first' };

test('packs a version once for each encoding, and holds the whole directory in both', async () => {
  const packed = new PackedDirectory();
  const [brotli, again, gzip] = await Promise.all([
    packed.body(city, 'br'),
    packed.body(city, 'br'),
    packed.body(city, 'gzip'),
  ]);
  expect(again).toBe(brotli);
  expect(JSON.parse(brotliDecompressSync(brotli).toString())).toEqual(city);
  expect(JSON.parse(gunzipSync(gzip).toString())).toEqual(city);
});

test('packs another version anew', async () => {
  const packed = new PackedDirectory();
  await packed.body(city, 'gzip');
  const next = { ...city, version: 'second', cameras: [] };
  expect(JSON.parse(gunzipSync(await packed.body(next, 'gzip')).toString())).toEqual(next);
});
