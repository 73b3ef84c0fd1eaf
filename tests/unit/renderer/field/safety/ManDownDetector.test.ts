import { describe, expect, it } from 'vitest';
import { ManDownDetector } from '../../../../../renderer/field/safety/ManDownDetector.ts';

const gravity = 9.81;

/** Ten samples a second of what `force` says for each; answers at which second a fall was noticed. */
function hear(force: (second: number) => number, seconds: number): number[] {
  const detector = new ManDownDetector();
  const noticed: number[] = [];
  for (let sample = 0; sample < seconds * 10; sample += 1) {
    const second = sample / 10;
    if (detector.hear({ at: second * 1_000, accelerationMps2: force(second) })) noticed.push(second);
  }
  return noticed;
}

describe('a fall', () => {
  it('is noticed once when nothing moves after the hit', () => {
    expect(hear((second) => (second === 5 ? 40 : gravity), 60)).toEqual([22]);
  });

  it.each([
    ['somebody who walks on', (second: number) => (second === 5 ? 40 : gravity + 3 * Math.sin(second * 12))],
    ['a phone that lies on a table', () => gravity],
    ['a rough road', (second: number) => gravity + 8 * Math.sin(second * 7)],
    [
      'somebody who got up and rested a minute later',
      (second: number) => (second === 5 ? 40 : second < 68 ? gravity + 3 * Math.sin(second * 12) : gravity),
    ],
  ])('is not %s', (_, force) => {
    expect(hear(force, 120)).toEqual([]);
  });
});
