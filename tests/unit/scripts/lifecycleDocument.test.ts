import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { lifecycleDocument } from '../../../scripts/docs/lifecycleDocument.ts';

test('docs/lifecycle.md is what the table says; `npm run docs` writes it anew', async () => {
  const path = join(import.meta.dirname, '../../../docs/lifecycle.md');
  const made = await format(lifecycleDocument(), { ...(await resolveConfig(path)), parser: 'markdown' });
  expect(readFileSync(path, 'utf8')).toBe(made);
});
