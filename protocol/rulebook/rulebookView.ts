import { z } from 'zod';
import { defaultRulebook } from './defaultRulebook.ts';
import { rulebookSchema, type RulebookState } from './rulebook.ts';

/** What the rulebook's page is told: every version, newest first; the first is the product's own and has no author. */
export const rulebookViewSchema = z.strictObject({
  current: z.number().int().positive(),
  versions: z.array(
    z.strictObject({
      version: z.number().int().positive(),
      at: z.number().nullable(),
      by: z.string().nullable(),
      note: z.string(),
      book: rulebookSchema,
    }),
  ),
});
export type RulebookView = z.infer<typeof rulebookViewSchema>;

export function rulebookView({ current, versions }: RulebookState): RulebookView {
  const own = versions.map(({ version, at, by, note, book }) => ({ version, at, by: by.name, note, book }));
  return { current, versions: [...own.reverse(), { version: 1, at: null, by: null, note: '', book: defaultRulebook }] };
}
