import { z } from 'zod';
import {
  agencyIdSchema,
  areaIdSchema,
  assignmentIdSchema,
  cameraIdSchema,
  incidentIdSchema,
  planIdSchema,
  sceneIdSchema,
  unitIdSchema,
  wallIdSchema,
} from '../ids.ts';
import { incidentTypeSchema, prioritySchema } from '../incident/incident.ts';
import { plotPointSchema } from '../plot/plot.ts';
import {
  checklistItemIdSchema,
  checklistTickedSchema,
  newResponseItemSchema,
  planAcceptedSchema,
} from './planResponse.ts';
import type { PlanResponseEvent } from './planResponse.ts';
import { unitNeedSchema } from './unitNeed.ts';

/** 一级 (the greatest) to 四级. */
export const alarmLevels = [1, 2, 3, 4] as const;
export const alarmLevelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type AlarmLevel = z.infer<typeof alarmLevelSchema>;

const wordSchema = z.string().trim().min(1).max(40);
const textSchema = z.string().trim().min(1).max(200);

export const planLevelSchema = z.strictObject({
  level: alarmLevelSchema,
  /** Proposed for this priority and more urgent ones; the greatest level that fits is the one proposed. */
  fromPriority: prioritySchema,
  needs: z.array(unitNeedSchema).max(20),
  /** Whom to inform. */
  agencyIds: z.array(agencyIdSchema).max(30),
  /** Posts (岗位) that somebody must fill, such as the head of the scene. */
  posts: z.array(textSchema).max(20),
  /** What is read out to those concerned. */
  broadcast: z.string().trim().max(500),
});
export type PlanLevel = z.infer<typeof planLevelSchema>;

/** For which incidents a plan is proposed. All that is given must fit. */
export const planMatchSchema = z.strictObject({
  /** None means any type. */
  types: z.array(incidentTypeSchema).max(10),
  place: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('areas'), areaIds: z.array(areaIdSchema).min(1).max(100) }),
      z.strictObject({ kind: z.literal('polygon'), points: z.array(plotPointSchema).min(3).max(200) }),
    ])
    .nullable(),
  /** Words of the summary that speak for this plan. */
  words: z.array(wordSchema).max(30),
  /** Whether it is proposed only where one of its words was said. */
  areWordsNeeded: z.boolean(),
});

/** A run card (预案): what a kind of incident needs, by alarm level. */
export const planContentSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  match: planMatchSchema,
  levels: z
    .array(planLevelSchema)
    .min(1)
    .max(4)
    .refine((levels) => new Set(levels.map(({ level }) => level)).size === levels.length, 'a level stands twice'),
  checklist: z
    .array(z.strictObject({ id: checklistItemIdSchema, text: textSchema }))
    .max(40)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'an item stands twice'),
  cameraIds: z.array(cameraIdSchema).max(16),
  sceneId: sceneIdSchema.nullable(),
});
export type PlanContent = z.infer<typeof planContentSchema>;

export const planSchema = planContentSchema.extend({
  id: planIdSchema,
  version: z.number().int().positive(),
  savedBy: z.string(),
  savedAt: z.number(),
});
export type Plan = z.infer<typeof planSchema>;

/** More plans than this nobody keeps up to date. */
export const mostPlans = 300;

export const planCommandSchemas = [
  /** `expect` is the version that was edited; 0 for a plan that is not there yet. */
  z.strictObject({
    type: z.literal('savePlan'),
    planId: planIdSchema,
    expect: z.number().int().nonnegative(),
    plan: planContentSchema,
  }),
  z.strictObject({ type: z.literal('removePlan'), planId: planIdSchema, expect: z.number().int().positive() }),
  /** The plan as it was edited for this incident: what is not wanted was left out. */
  z.strictObject({
    type: z.literal('acceptPlan'),
    incidentId: incidentIdSchema,
    expect: z.number().int().positive(),
    planId: planIdSchema,
    planVersion: z.number().int().positive(),
    level: alarmLevelSchema,
    order: z.string().trim().max(2000),
    assignments: z.array(z.strictObject({ assignmentId: assignmentIdSchema, unitId: unitIdSchema })).max(50),
    items: z.array(newResponseItemSchema).max(100),
    broadcast: z.string().trim().max(500),
    cameraIds: z.array(cameraIdSchema).max(16),
    scene: z.strictObject({ wallId: wallIdSchema, sceneId: sceneIdSchema }).nullable(),
  }),
  z.strictObject({
    type: z.literal('tickChecklist'),
    incidentId: incidentIdSchema,
    itemId: checklistItemIdSchema,
    isDone: z.boolean(),
  }),
] as const;
export type PlanCommand = z.infer<(typeof planCommandSchemas)[number]>;

export const planEventSchemas = [
  z.strictObject({ type: z.literal('planSaved'), planId: planIdSchema, plan: planContentSchema }),
  z.strictObject({ type: z.literal('planRemoved'), planId: planIdSchema }),
  planAcceptedSchema,
  checklistTickedSchema,
] as const;
export type PlanEvent = Exclude<z.infer<(typeof planEventSchemas)[number]>, PlanResponseEvent>;
