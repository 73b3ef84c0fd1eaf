import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { lifecycleDocument } from './lifecycleDocument.ts';

const path = join(import.meta.dirname, '../../docs/lifecycle.md');
writeFileSync(path, await format(lifecycleDocument(), { ...(await resolveConfig(path)), parser: 'markdown' }));
