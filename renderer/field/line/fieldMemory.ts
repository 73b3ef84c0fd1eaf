import { z } from 'zod';
import { sessionSchema } from '../../../protocol/access/session.ts';
import { fieldViewSchema } from '../../../protocol/hall/fieldView.ts';

const storageKey = 'yigan.field';

const memorySchema = z.strictObject({
  session: sessionSchema,
  view: fieldViewSchema.nullable(),
  viewAt: z.number().nullable(),
  watched: z.array(z.string()),
});
/** What the page needs to open without network: whose phone it is, and the last it heard. */
export type FieldMemory = z.infer<typeof memorySchema>;

export function readFieldMemory(): FieldMemory | null {
  const text = localStorage.getItem(storageKey);
  if (text === null) return null;
  try {
    return memorySchema.parse(JSON.parse(text));
  } catch {
    // Written by an older page: the server will say it all again.
    localStorage.removeItem(storageKey);
    return null;
  }
}

/** False when the phone has no room for it; what was kept before stays. */
export function writeFieldMemory(memory: FieldMemory): boolean {
  try {
    localStorage.setItem(storageKey, JSON.stringify(memory));
    return true;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') return false;
    throw error;
  }
}

export function forgetFieldMemory(): void {
  localStorage.removeItem(storageKey);
}
