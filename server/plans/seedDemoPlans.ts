import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { planIdSchema } from '../../protocol/ids.ts';
import { planContentSchema } from '../../protocol/plan/plan.ts';

const fileSchema = z.array(z.strictObject({ id: planIdSchema, plan: planContentSchema }));

/** Gives the demo its plans when it has none. */
export async function seedDemoPlans(
  cityFolder: string,
  state: HallState,
  command: (id: string, command: Command) => Promise<unknown>,
): Promise<void> {
  if (Object.keys(state.plans).length > 0) return;
  const plans = fileSchema.parse(JSON.parse(readFileSync(join(cityFolder, 'plans.json'), 'utf8')));
  await Promise.all(
    plans.map(({ id, plan }) => command(randomUUID(), { type: 'savePlan', planId: id, expect: 0, plan })),
  );
}
