import { expect, test } from 'vitest';
import { cameraIdSchema } from '../../../../../protocol/ids.ts';
import { readCameraDrag, writeCameraDrag } from '../../../../../renderer/features/tile/cameraDrag.ts';

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
  expect(readCameraDrag(dragged)).toEqual({ cameraId, origin: { wallId: 'main', display: 1, tile: 12 } });
});

test('a bare camera id, as a list or another window gives it, is enough', () => {
  expect(readCameraDrag(transfer({ 'text/plain': ' cam-0001\n' }))).toEqual({ cameraId, origin: null });
});

test('anything else that is dropped is no camera', () => {
  const others = ['', 'https://example.org/a?b', '<img src=x>', 'two words', 'x'.repeat(80)];
  expect(others.map((text) => readCameraDrag(transfer({ 'text/plain': text })))).toEqual(others.map(() => null));
  const badOrigin = transfer({ 'text/plain': 'cam-0001', 'application/x-yigan-tile': 'main/../1x' });
  expect(readCameraDrag(badOrigin)).toEqual({ cameraId, origin: null });
});
