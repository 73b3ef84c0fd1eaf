import { expect, test } from 'vitest';
import { IdleMap } from '../../../simulators/cameras/picture/idleMap.ts';

test('what is asked for stays, what nobody asked for goes', () => {
  const map = new IdleMap<string>(30);
  for (let index = 0; index < 2_000; index += 1) map.set(`camera-${index}`, 'view', index / 100);
  expect(map.get('camera-7', 25)).toBe('view');
  map.sweep(51);
  expect(map.size).toBe(1);
  expect([map.get('camera-7', 51), map.get('camera-8', 51)]).toEqual(['view', undefined]);
  map.sweep(82);
  expect(map.size).toBe(0);
});
