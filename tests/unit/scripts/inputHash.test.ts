import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { inputHash } from '../../../scripts/build/inputHash.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yigan-inputs-'));
  mkdirSync(join(folder, 'server', 'log'), { recursive: true });
  writeFileSync(join(folder, 'server', 'log', 'a.ts'), 'one');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('is the same for the same files, wherever the folder lies', () => {
  const before = inputHash(folder, ['server']);
  const moved = `${folder}-moved`;
  renameSync(folder, moved);
  const after = inputHash(moved, ['server']);
  renameSync(moved, folder);

  expect(after).toBe(before);
});

test.each([
  [
    'a changed file',
    () => {
      writeFileSync(join(folder, 'server', 'log', 'a.ts'), 'two');
    },
  ],
  [
    'a new file',
    () => {
      writeFileSync(join(folder, 'server', 'b.ts'), '');
    },
  ],
  [
    'a renamed file',
    () => {
      renameSync(join(folder, 'server', 'log', 'a.ts'), join(folder, 'server', 'log', 'b.ts'));
    },
  ],
])('changes with %s', (_, change) => {
  const before = inputHash(folder, ['server', 'missing']);
  change();

  expect(inputHash(folder, ['server', 'missing'])).not.toBe(before);
});
