import { z } from 'zod';
import { fieldDutySchema, type FieldDuty } from '../../../protocol/unit/fieldDuty.ts';
import { dutyChoiceSchema, type DutyChoice } from './dutyChoice.ts';

const prefix = 'yigan.field.duty.';

/** What the phone knows for the start of duty without a line: its roster as last heard, and what was chosen last. */
const keptSchema = z.strictObject({ duty: fieldDutySchema.nullable(), choice: dutyChoiceSchema.nullable() });
type KeptDuty = z.infer<typeof keptSchema>;

function readKept(unitId: string): KeptDuty {
  const text = localStorage.getItem(prefix + unitId);
  try {
    if (text !== null) return keptSchema.parse(JSON.parse(text));
  } catch {
    // Written by another version of the page: the server and the crew say it again.
  }
  return { duty: null, choice: null };
}

function keep(unitId: string, change: Partial<KeptDuty>): void {
  try {
    localStorage.setItem(prefix + unitId, JSON.stringify({ ...readKept(unitId), ...change }));
  } catch (error) {
    // Without room the next start of duty is asked anew; nothing else depends on it.
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
  }
}

export function readKeptDuty(unitId: string): FieldDuty | null {
  return readKept(unitId).duty;
}

export function keepDuty(unitId: string, duty: FieldDuty): void {
  keep(unitId, { duty });
}

export function readLastChoice(unitId: string): DutyChoice | null {
  return readKept(unitId).choice;
}

export function keepChoice(unitId: string, choice: DutyChoice): void {
  keep(unitId, { choice });
}

/** Names of a crew are nobody else's business once it logs out. */
export function forgetKeptDuty(): void {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  for (const key of keys) if (key.startsWith(prefix)) localStorage.removeItem(key);
}
