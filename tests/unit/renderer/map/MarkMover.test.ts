import { describe, expect, it } from 'vitest';
import { MarkMover } from '../../../../renderer/map/MarkMover.ts';

const at = (id: string, lon: number) => ({ id, position: { lon, lat: 29.5 } });

describe('moving marks', () => {
  it('shows a new mark at once and carries it to its next place within one interval', () => {
    const mover = new MarkMover(1000);
    expect(mover.aim([at('a', 113)], 0)).toEqual(new Map([['a', { lon: 113, lat: 29.5 }]]));
    expect(mover.step(100)).toEqual([]);
    mover.aim([at('a', 113.002)], 1000);
    expect(mover.step(1500)).toEqual([{ id: 'a', position: { lon: 113.001, lat: 29.5 } }]);
    expect(mover.step(2100)).toEqual([at('a', 113.002)]);
    expect(mover.step(2200)).toEqual([]);
  });

  it('goes on from where the mark is seen when the next report comes early', () => {
    const mover = new MarkMover(1000);
    mover.aim([at('a', 113)], 0);
    mover.aim([at('a', 113.002)], 1000);
    expect(mover.aim([at('a', 113.004)], 1500)).toEqual(new Map([['a', { lon: 113.001, lat: 29.5 }]]));
  });

  it('does not let a mark fly over the city, and forgets one that is gone', () => {
    const mover = new MarkMover(1000);
    mover.aim([at('a', 113)], 0);
    expect(mover.aim([at('a', 113.2)], 1000)).toEqual(new Map([['a', { lon: 113.2, lat: 29.5 }]]));
    mover.aim([], 2000);
    expect(mover.aim([at('a', 113.2001)], 3000)).toEqual(new Map([['a', { lon: 113.2001, lat: 29.5 }]]));
    expect(mover.step(3500)).toEqual([]);
  });
});
