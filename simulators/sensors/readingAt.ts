import type { SensorCurve } from '../../protocol/intake/demoSensor.ts';

/** What the sensor measures so many seconds after its start; `chance` from 0 to 1 is where in its jitter it lies. */
export function readingAt(curve: SensorCurve, elapsedS: number, chance: number): number {
  const { rest, peak, jitter, decimals } = curve;
  const value = rest + (peak - rest) * shareAt(curve, elapsedS) + (chance * 2 - 1) * jitter;
  return Number(value.toFixed(decimals));
}

/** 0 at rest, 1 at the peak, straight lines between. */
function shareAt({ everyS, firstS, riseS, lastS }: SensorCurve, elapsedS: number): number {
  if (elapsedS < firstS) return 0;
  const inTurnS = (elapsedS - firstS) % everyS;
  if (inTurnS < riseS) return inTurnS / riseS;
  if (inTurnS < riseS + lastS) return 1;
  const fallS = inTurnS - riseS - lastS;
  return riseS === 0 ? 0 : Math.max(0, 1 - fallS / riseS);
}
