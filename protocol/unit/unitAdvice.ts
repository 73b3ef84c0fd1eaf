import { z } from 'zod';
import { unitIdSchema } from '../ids.ts';
import { unitNeedSchema } from '../plan/unitNeed.ts';
import { travelModes } from '../roads/travelMode.ts';
import { unitKindSchema } from './unit.ts';

/** Why a unit is proposed, or stands where it does. `value`: seconds of the thing named (age, rest, duty), or a count. */
export const adviceReasons = [
  'nearest',
  'rightKind',
  'hasSkill',
  'hasVehicle',
  'free',
  'rested',
  'otherKind',
  'lacksSkill',
  'lacksVehicle',
  'otherAgency',
  'busy',
  'onIncident',
  'offDuty',
  'farther',
  'noRoad',
  'stalePosition',
  'homeOnly',
  'justBack',
  'longDuty',
] as const;
export const adviceReasonSchema = z.enum(adviceReasons);
export type AdviceReason = z.infer<typeof adviceReasonSchema>;
export const adviceWhySchema = z.strictObject({
  reason: adviceReasonSchema,
  value: z.union([z.number(), z.string()]).exactOptional(),
});
export type AdviceWhy = z.infer<typeof adviceWhySchema>;

export const advisedUnitSchema = z.strictObject({
  unitId: unitIdSchema,
  kind: unitKindSchema,
  /** As the crow flies, metres. */
  distanceM: z.number(),
  /** By road at the unit's own pace, seconds; null when no road leads there now. */
  etaS: z.number().nullable(),
  roadM: z.number().nullable(),
  mode: z.enum(travelModes),
  /** Whether it meets a need, or is of a kind that the incident's type asks for. */
  isSuitable: z.boolean(),
  /** When its position was heard; null when only its home is known. */
  positionAt: z.number().nullable(),
  /** How many assignments bind it already. */
  busyWith: z.number().int().nonnegative(),
  /** Index of the need it fills; null where there is none. */
  fills: z.number().int().nonnegative().nullable(),
  why: z.array(adviceWhySchema),
});
export type AdvisedUnit = z.infer<typeof advisedUnitSchema>;

export const unitAdviceSchema = z.strictObject({
  /** What is needed and how many of it were found; the difference is the shortfall. */
  needs: z.array(z.strictObject({ need: unitNeedSchema, found: z.number().int().nonnegative() })),
  /** Best first. */
  units: z.array(advisedUnitSchema),
  /** The nearest of those that were not proposed, each with why. */
  leftOut: z.array(advisedUnitSchema),
  /** How many units were left out for each reason, first reason of each. */
  leftOutCounts: z.partialRecord(adviceReasonSchema, z.number().int().positive()),
});
export type UnitAdvice = z.infer<typeof unitAdviceSchema>;
