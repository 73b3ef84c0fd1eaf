import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { mediasoupFolder } from '../../../scripts/setup/mediaWorker.mjs';
import { patchSources } from '../../../scripts/setup/mediaWorker/recipe/sourcePatches.mjs';

const dtlsTransport = 'src/RTC/DtlsTransport.cpp';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yigan-patches-'));
  for (const part of ['src', 'deps'])
    cpSync(join(mediasoupFolder, 'worker', part), join(folder, part), { recursive: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('mends the answer to control calls that kills the worker on an OpenSSL with KTLS', () => {
  patchSources(folder);

  const text = readFileSync(join(folder, dtlsTransport), 'utf8');
  expect(text).toContain('(operationType & BIO_CB_RETURN) ? static_cast<long>(ret) : 1');
});

test('names the file when the sources have changed so that a patch no longer fits', () => {
  writeFileSync(join(folder, dtlsTransport), '// rewritten upstream\n');

  expect(() => {
    patchSources(folder);
  }).toThrow(/DtlsTransport\.cpp no longer has "\(operationType == BIO_CB_RETURN\)": review its patch/);
});
