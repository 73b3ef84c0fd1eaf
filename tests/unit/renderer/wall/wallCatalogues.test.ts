import { expect, test } from 'vitest';
import { streamReasons } from '../../../../protocol/media/streamState.ts';
import { wallEn } from '../../../../renderer/wall/wallEn.ts';
import { wallZh } from '../../../../renderer/wall/wallZh.ts';

/** Every key with the values its words want, e.g. `wall.layout {{count}}`; both forms of a plural are one key. */
function keysOf(catalogue: object): string[] {
  return [...new Set(wordsOf(catalogue).map((key) => key.replace(/_(one|other)(?= |$)/, '')))].sort();
}

function wordsOf(catalogue: object, path = ''): string[] {
  return Object.entries(catalogue).flatMap(([key, words]: [string, unknown]) => {
    if (typeof words === 'object' && words !== null) return wordsOf(words, `${path}${key}.`);
    const values = String(words).match(/\{\{\w+\}\}/g) ?? [];
    return [[`${path}${key}`, ...values.sort()].join(' ')];
  });
}

test('both languages of the wall have the same keys and want the same values', () => {
  expect(keysOf(wallEn)).toEqual(keysOf(wallZh));
});

test('every reason the media plant may give has words', () => {
  expect(Object.keys(wallZh.streamReasons).sort()).toEqual([...streamReasons].sort());
});
