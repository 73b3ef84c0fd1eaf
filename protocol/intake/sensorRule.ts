import { z } from 'zod';
import { placeSchema } from '../geometry/place.ts';
import { incidentTypeSchema, prioritySchema } from '../incident/incident.ts';

/** What a sensor measures. Counts are of people or vehicles at a place and name nobody. */
export const sensorKinds = ['waterLevel', 'smoke', 'railIntrusion', 'crowdCount', 'vehicleCount'] as const;
export const sensorKindSchema = z.enum(sensorKinds);

/** When one sensor's readings become an alarm: beyond a threshold, for so long, and over only when well back. */
export const sensorRuleSchema = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/),
    name: z.string().trim().min(1).max(60),
    kind: sensorKindSchema,
    /** One sensor, one topic: without wildcards. */
    topic: z
      .string()
      .min(1)
      .max(200)
      .regex(/^[^+#\p{Cc}]+$/u),
    /** Where the number stands in a JSON message, names joined by dots; empty where the message is the number. */
    path: z.string().max(100),
    direction: z.enum(['above', 'below']),
    threshold: z.number(),
    /** On the good side of the threshold, so that a value that trembles at it raises one alarm and not hundreds. */
    clearAt: z.number(),
    holdMs: z.number().int().min(0).max(86_400_000),
    /** Without a reading for so long the sensor is silent: neither good nor bad. */
    silentMs: z.number().int().min(1_000).max(604_800_000),
    place: placeSchema,
    incidentType: incidentTypeSchema,
    priority: prioritySchema,
  })
  .refine(
    ({ direction, threshold, clearAt }) => (direction === 'above' ? clearAt <= threshold : clearAt >= threshold),
    { path: ['clearAt'], message: 'must lie on the good side of the threshold' },
  );
export type SensorRule = z.infer<typeof sensorRuleSchema>;

export const sensorPhases = ['unknown', 'normal', 'pending', 'alarm', 'silent'] as const;
export const sensorPhaseSchema = z.enum(sensorPhases);

export const sensorStateSchema = z.strictObject({
  phase: sensorPhaseSchema,
  /** Since when in this phase, the server's milliseconds. */
  since: z.number(),
  value: z.number().nullable(),
  /** Last reading, the server's clock; null before the first. */
  heardAt: z.number().nullable(),
  /** Whether an alarm stands, also while the sensor is silent. */
  isRaised: z.boolean(),
});
export type SensorState = z.infer<typeof sensorStateSchema>;

/** `raised`: the alarm begins. `cleared`: it is over. `silent`: no readings come. */
export type SensorSignal = 'raised' | 'cleared' | 'silent';

export interface SensorStep {
  readonly state: SensorState;
  readonly signal: SensorSignal | null;
}

export function newSensorState(at: number): SensorState {
  return { phase: 'unknown', since: at, value: null, heardAt: null, isRaised: false };
}

/**
 * One reading. `at` is when the server heard it: a sensor's own clock is not believed. A clock that jumps back is held, so
 * that nothing lasts a negative time; readings with a gap beyond `silentMs` between them do not count as lasting.
 */
export function hearReading(rule: SensorRule, state: SensorState, reading: { value: number; at: number }): SensorStep {
  if (!Number.isFinite(reading.value)) return { state, signal: null };
  const at = Math.max(reading.at, state.heardAt ?? state.since);
  const hadGap = state.heardAt !== null && at - state.heardAt > rule.silentMs;
  const heard = { ...state, value: reading.value, heardAt: at };
  const enter = (phase: SensorState['phase'], isRaised: boolean): SensorState => ({
    ...heard,
    phase,
    since: state.phase === phase && !hadGap ? state.since : at,
    isRaised,
  });
  if (state.isRaised) {
    return isClear(rule, reading.value)
      ? { state: enter('normal', false), signal: 'cleared' }
      : { state: enter('alarm', true), signal: null };
  }
  if (!isBeyond(rule, reading.value)) return { state: enter('normal', false), signal: null };
  const pending = enter('pending', false);
  return at - pending.since >= rule.holdMs
    ? { state: { ...pending, phase: 'alarm', since: at, isRaised: true }, signal: 'raised' }
    : { state: pending, signal: null };
}

/** The clock without a reading: a sensor that stays away becomes silent, once. */
export function passTime(rule: SensorRule, state: SensorState, now: number): SensorStep {
  const quietSince = state.heardAt ?? state.since;
  if (state.phase === 'silent' || now - quietSince <= rule.silentMs) return { state, signal: null };
  return { state: { ...state, phase: 'silent', since: now }, signal: 'silent' };
}

function isBeyond({ direction, threshold }: SensorRule, value: number): boolean {
  return direction === 'above' ? value >= threshold : value <= threshold;
}

function isClear({ direction, clearAt, threshold }: SensorRule, value: number): boolean {
  // Where the two are one value, standing exactly on it is not over.
  if (clearAt === threshold) return direction === 'above' ? value < clearAt : value > clearAt;
  return direction === 'above' ? value <= clearAt : value >= clearAt;
}
