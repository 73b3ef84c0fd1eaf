import { z } from 'zod';
import { sensorRuleSchema } from './sensorRule.ts';

/** How a simulated sensor's value moves: at rest, and every so often up to its peak and back. Seconds. */
const sensorCurveSchema = z.strictObject({
  rest: z.number(),
  peak: z.number(),
  everyS: z.number().positive(),
  /** When after the start it rises for the first time, and how long it takes. */
  firstS: z.number().nonnegative(),
  riseS: z.number().nonnegative(),
  lastS: z.number().positive(),
  /** Largest deviation of a reading. */
  jitter: z.number().nonnegative(),
  decimals: z.number().int().min(0).max(4),
});
export type SensorCurve = z.infer<typeof sensorCurveSchema>;

/** One sensor of the demo city: the rule its hall has for it, and what it measures. */
export const demoSensorSchema = z.strictObject({ rule: sensorRuleSchema, curve: sensorCurveSchema });
export type DemoSensor = z.infer<typeof demoSensorSchema>;
export const demoSensorsSchema = z.array(demoSensorSchema);
