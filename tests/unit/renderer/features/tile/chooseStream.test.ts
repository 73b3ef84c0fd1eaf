import { expect, test } from 'vitest';
import { chooseStream, mostMainTiles, type StreamChoice } from '../../../../../renderer/features/tile/chooseStream.ts';

function choiceOf(change: Partial<StreamChoice>): StreamChoice {
  return { tileWidthPx: 480, subWidthPx: 640, current: null, wish: 'auto', visibleTiles: 4, ...change };
}

test('takes the smallest stream that covers the tile', () => {
  const widths = [320, 640, 700, 960, 1920];
  expect(widths.map((tileWidthPx) => chooseStream(choiceOf({ tileWidthPx })))).toEqual([
    'sub',
    'sub',
    'sub',
    'main',
    'main',
  ]);
});

test('does not change its stream back and forth when a tile is resized around the limit', () => {
  let current = chooseStream(choiceOf({ tileWidthPx: 600 }));
  const seen = [650, 720, 650, 740, 700, 650, 640].map((tileWidthPx) => {
    current = chooseStream(choiceOf({ tileWidthPx, current }));
    return current;
  });
  expect(seen).toEqual(['sub', 'sub', 'sub', 'main', 'main', 'main', 'sub']);
});

test('keeps every tile of a crowded page on the sub-stream, and says main again when one is enlarged', () => {
  expect(chooseStream(choiceOf({ tileWidthPx: 960, visibleTiles: mostMainTiles + 1, current: 'main' }))).toBe('sub');
  expect(chooseStream(choiceOf({ tileWidthPx: 960, visibleTiles: mostMainTiles }))).toBe('main');
  expect(chooseStream(choiceOf({ tileWidthPx: 3840, visibleTiles: 1, current: 'sub' }))).toBe('main');
});

test('obeys a person before the rule', () => {
  expect(chooseStream(choiceOf({ tileWidthPx: 1920, wish: 'sub', current: 'main' }))).toBe('sub');
  expect(chooseStream(choiceOf({ tileWidthPx: 200, wish: 'main', visibleTiles: 16 }))).toBe('main');
});
