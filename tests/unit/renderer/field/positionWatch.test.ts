import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { PositionReport } from '../../../../protocol/unit/unitPosition.ts';
import { PositionWatch, type PositionState } from '../../../../renderer/field/position/PositionWatch.ts';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

function createPhone({ isSecure = true, mayRest = (): boolean => true } = {}) {
  const reports: PositionReport[] = [];
  const states: PositionState[] = [];
  let asked = 0;
  let watched = 0;
  let standsAt = 30;
  let onFix: PositionCallback | null = null;
  let onError: PositionErrorCallback | null | undefined = null;
  function answer(success: PositionCallback): void {
    asked += 1;
    success({
      coords: { longitude: 104, latitude: standsAt, accuracy: 9 },
      timestamp: Date.now(),
    } as GeolocationPosition);
  }
  const watch = new PositionWatch({
    geolocation: {
      // As browsers do: a watch begins with a fix of its own, except the very first here, which tests give by hand.
      watchPosition: (success, failure) => {
        onFix = success;
        onError = failure;
        watched += 1;
        if (watched > 1) setTimeout(() => answer(success), 0);
        return watched;
      },
      getCurrentPosition: answer,
      clearWatch: () => (onFix = null),
    },
    isSecure,
    report: (report) => {
      reports.push(report);
      return Promise.resolve();
    },
    now: () => Date.now(),
    onChange: (state) => states.push(state),
    mayRest,
  });
  return {
    watch,
    reports,
    state: () => states.at(-1)?.kind,
    isWatching: () => onFix !== null,
    timesAsked: () => asked,
    fix: (lat: number, accuracy = 10) => {
      const coords = { longitude: 104, latitude: lat, accuracy, heading: Number.NaN, speed: null };
      onFix?.({ coords, timestamp: Date.now() } as unknown as GeolocationPosition);
    },
    move: (lat: number) => (standsAt = lat),
    fail: (code: number) => onError?.({ code } as GeolocationPositionError),
  };
}

test('sends the first position at once, then the newest at most every five seconds', () => {
  const phone = createPhone();
  phone.watch.start();
  phone.fix(30.1);
  vi.advanceTimersByTime(1_000);
  phone.fix(30.2);
  vi.advanceTimersByTime(3_000);
  phone.fix(30.3);
  expect(phone.reports.map(({ lat }) => lat)).toEqual([30.1]);

  vi.advanceTimersByTime(1_000);

  expect(phone.reports.map(({ lat, deviceAt }) => [lat, deviceAt])).toEqual([
    [30.1, 1_000_000],
    [30.3, 1_004_000],
  ]);
});

test('sends nothing more once it is closed, not even what waited', () => {
  const phone = createPhone();
  phone.watch.start();
  phone.fix(30.1);
  phone.fix(30.2);
  phone.watch.close();
  vi.advanceTimersByTime(60_000);

  expect(phone.reports).toHaveLength(1);
  expect(phone.isWatching()).toBe(false);
  expect(phone.state()).toBe('off');
});

test('says why there is no position', () => {
  const phone = createPhone();
  phone.watch.start();
  phone.fail(1);
  expect(phone.state()).toBe('denied');
  phone.fail(2);
  expect(phone.state()).toBe('unavailable');

  const plain = createPhone({ isSecure: false });
  plain.watch.start();
  expect(plain.state()).toBe('insecure');
});

test('asks again for a unit that stands still, so that the hall does not take it for lost', () => {
  const phone = createPhone();
  phone.watch.start();
  phone.fix(30);
  vi.advanceTimersByTime(60_000);
  expect(phone.timesAsked()).toBeGreaterThanOrEqual(3);
  expect(phone.reports.length).toBeGreaterThanOrEqual(4);
  phone.watch.close();
  const { length } = phone.reports;
  vi.advanceTimersByTime(60_000);
  expect(phone.reports).toHaveLength(length);
});

test('lets the receiver sleep once the unit stands still, and follows it closely again as soon as it moves', () => {
  const phone = createPhone();
  phone.watch.start();
  phone.fix(30);
  vi.advanceTimersByTime(150_000);
  expect(phone.watch.isResting).toBe(true);
  expect(phone.isWatching()).toBe(false);

  const { length } = phone.reports;
  vi.advanceTimersByTime(300_000);
  expect(phone.reports.length - length).toBe(10);

  phone.move(30.01);
  vi.advanceTimersByTime(30_000);
  expect(phone.watch.isResting).toBe(false);
  expect(phone.isWatching()).toBe(true);
  expect(phone.reports.at(-1)?.lat).toBe(30.01);
});

test('does not rest while the unit is on its way, and wakes when it sets out', () => {
  let isUnderWay = true;
  const phone = createPhone({ mayRest: () => !isUnderWay });
  phone.watch.start();
  phone.fix(30);
  vi.advanceTimersByTime(600_000);
  expect(phone.watch.isResting).toBe(false);

  isUnderWay = false;
  vi.advanceTimersByTime(30_000);
  expect(phone.watch.isResting).toBe(true);
  isUnderWay = true;
  phone.watch.start();
  expect(phone.watch.isResting).toBe(false);
});
