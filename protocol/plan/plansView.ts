import { z } from 'zod';
import { agencyIdSchema, areaIdSchema, cameraIdSchema, sceneIdSchema } from '../ids.ts';
import { planSchema } from './plan.ts';

const nameSchema = z.strictObject({ zh: z.string(), en: z.string() });

/** What a plan may name, for whoever writes one: no more of the hall than that. */
export const planChoicesSchema = z.strictObject({
  areas: z.array(z.strictObject({ id: areaIdSchema, name: nameSchema })),
  agencies: z.array(z.strictObject({ id: agencyIdSchema, name: nameSchema })),
  skills: z.array(z.string()),
  cameras: z.array(z.strictObject({ id: cameraIdSchema, name: z.string() })),
  scenes: z.array(z.strictObject({ id: sceneIdSchema, name: z.string() })),
});
export type PlanChoices = z.infer<typeof planChoicesSchema>;

/** What the page of plans is told where there is no line to the hall. */
export const plansViewSchema = z.strictObject({ plans: z.array(planSchema), choices: planChoicesSchema });
export type PlansView = z.infer<typeof plansViewSchema>;
