import { expect, test } from 'vitest';
import { cameraIdSchema, unitIdSchema } from '../../../../../protocol/ids.ts';
import { readTileDrag, writeCameraDrag, writeTileDrag } from '../../../../../renderer/features/tile/tileDrag.ts';

function transfer(written: Record<string, string> = {}) {
  const all = new Map(Object.entries(written));
  return {
    setData: (format: string, text: string) => void all.set(format, text),
    getData: (format: string) => all.get(format) ?? '',
  };
}
const cameraId = cameraIdSchema.parse('cam-0001');

test('a tile dragged over its own wall arrives with where it came from', () => {
  const dragged = transfer();
  writeCameraDrag(dragged, cameraId, { wallId: 'main', display: 1, tile: 12 });
  expect(readTileDrag(dragged)).toEqual({
    content: { kind: 'camera', cameraId },
    origin: { wallId: 'main', display: 1, tile: 12 },
  });
});

test('a bare camera id, as a list or another window gives it, is enough', () => {
  expect(readTileDrag(transfer({ 'text/plain': ' cam-0001\n' }))).toEqual({
    content: { kind: 'camera', cameraId },
    origin: null,
  });
});

test('anything else that is dropped is no camera', () => {
  const others = ['', 'https://example.org/a?b', '<img src=x>', 'two words', 'x'.repeat(80)];
  expect(others.map((text) => readTileDrag(transfer({ 'text/plain': text })))).toEqual(others.map(() => null));
  const badOrigin = transfer({ 'text/plain': 'cam-0001', 'application/x-yigan-tile': 'main/../1x' });
  expect(readTileDrag(badOrigin)).toEqual({ content: { kind: 'camera', cameraId }, origin: null });
});

test('a unit or an incident arrives as what it is, and a content no tile knows as nothing', () => {
  const dragged = transfer();
  const content = { kind: 'unitVideo', unitId: unitIdSchema.parse('unit-fire-01') } as const;
  writeTileDrag(dragged, content);
  expect(readTileDrag(dragged)).toEqual({ content, origin: null });
  const strangers = ['{', 'null', '{"kind":"face","personId":"1"}', '{"kind":"unitVideo"}'];
  expect(
    strangers.map((text) => readTileDrag(transfer({ 'text/plain': 'cam-1', 'application/x-yigan-content': text }))),
  ).toEqual(strangers.map(() => null));
});
