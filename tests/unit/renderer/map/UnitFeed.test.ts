import { describe, expect, it } from 'vitest';
import type { UnitMark } from '../../../../renderer/map/mapFeatures.ts';
import { isEmptyDiff, UnitFeed } from '../../../../renderer/map/UnitFeed.ts';

function unit(id: string, lon: number, change: Partial<UnitMark> = {}): UnitMark {
  return { id, kind: 'police', status: 'available', position: { lon, lat: 29.5 }, label: id, ageMs: 0, ...change };
}

const at = (lon: number) => ({ type: 'Point', coordinates: [lon, 29.5] });

describe('the units on the map', () => {
  it('cost nothing while nothing changes', () => {
    const feed = new UnitFeed(1000);
    expect(feed.take([unit('a', 113)], 0).add).toHaveLength(1);
    expect(isEmptyDiff(feed.take([unit('a', 113, { ageMs: 900 })], 1000))).toBe(true);
    expect(feed.isMoving).toBe(false);
  });

  it('change where they stand step by step, and what they do at once', () => {
    const feed = new UnitFeed(1000);
    feed.take([unit('a', 113)], 0);
    const changed = feed.take([unit('a', 113.002, { status: 'enRoute' })], 1000);
    expect(changed.update).toEqual([{ id: 'a', addOrUpdateProperties: [{ key: 'status', value: 'enRoute' }] }]);
    expect(feed.step(1500).update).toEqual([{ id: 'a', newGeometry: at(113.001) }]);
    expect(feed.step(2000).update).toEqual([{ id: 'a', newGeometry: at(113.002) }]);
    expect(feed.isMoving).toBe(false);
  });

  it('jump when they come from far away, and go when they are gone', () => {
    const feed = new UnitFeed(1000);
    feed.take([unit('a', 113), unit('b', 113)], 0);
    expect(feed.take([unit('a', 113.3)], 1000)).toEqual({
      add: [],
      remove: ['b'],
      update: [{ id: 'a', newGeometry: at(113.3) }],
    });
    expect(feed.isMoving).toBe(false);
  });

  it('jump all together when too many move to glide', () => {
    const feed = new UnitFeed(1000);
    const fleet = (lon: number) => Array.from({ length: 400 }, (_, index) => unit(`u${index}`, lon));
    feed.take(fleet(113), 0);
    const { update } = feed.take(fleet(113.001), 1000);
    expect(update).toHaveLength(400);
    expect(update[7]).toEqual({ id: 'u7', newGeometry: at(113.001) });
    expect(isEmptyDiff(feed.step(1500))).toBe(true);
  });

  it('move only where somebody looks, and stand right as soon as one looks there', () => {
    const feed = new UnitFeed(1000);
    const sight = { west: 112.9, south: 29, east: 113.1, north: 30 };
    feed.take([unit('near', 113), unit('far', 114)], 0, sight);
    const moved = [unit('near', 113.5), unit('far', 114.5, { status: 'enRoute' })];
    expect(feed.take(moved, 1000, sight).update).toEqual([{ id: 'near', newGeometry: at(113.5) }]);
    const elsewhere = { ...sight, west: 114.4, east: 114.6 };
    expect(feed.take(moved, 1100, elsewhere).update).toEqual([
      { id: 'far', newGeometry: at(114.5), addOrUpdateProperties: [{ key: 'status', value: 'enRoute' }] },
    ]);
  });

  it('leave a place that is seen though they go where nobody looks', () => {
    const feed = new UnitFeed(1000);
    const sight = { west: 112.9, south: 29, east: 113.1, north: 30 };
    feed.take([unit('a', 113)], 0, sight);
    expect(feed.take([unit('a', 114)], 1000, sight).update).toEqual([{ id: 'a', newGeometry: at(114) }]);
    expect(isEmptyDiff(feed.take([unit('a', 115)], 2000, sight))).toBe(true);
    expect(feed.take([], 3000, sight).remove).toEqual(['a']);
  });
});
