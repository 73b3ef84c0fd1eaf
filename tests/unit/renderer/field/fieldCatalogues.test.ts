import { readFileSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { fieldEn } from '../../../../renderer/field/fieldEn.ts';
import { fieldZh } from '../../../../renderer/field/fieldZh.ts';

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return [path];
  return Object.entries(value as object).flatMap(([key, inner]) => keysOf(inner, path === '' ? key : `${path}.${key}`));
}

test('has the same words in both languages', () => {
  expect(keysOf(fieldEn)).toEqual(keysOf(fieldZh));
});

test('has every word that the screens ask for by its whole key, and no word nobody asks for', () => {
  const folder = fileURLToPath(new URL('../../../../renderer/field/', import.meta.url));
  const source = globSync('**/*.{ts,tsx}', { cwd: folder })
    .map((file) => readFileSync(folder + file, 'utf8'))
    .join('\n');
  const asked = [...source.matchAll(/['`](field(?:\.[A-Za-z]+)+)['`]/g)]
    .map((match) => match[1])
    .filter((key) => !['field.join', 'field.duty', 'field.scene'].includes(key ?? ''));
  const families = [...source.matchAll(/`(field(?:\.[A-Za-z]+)*\.)\$\{/g)].map((match) => match[1] ?? '');
  const known = keysOf(fieldZh);

  expect(asked.filter((key) => !known.includes(key ?? ''))).toEqual([]);
  expect(known.filter((key) => !asked.includes(key) && !families.some((family) => key.startsWith(family)))).toEqual([]);
});
