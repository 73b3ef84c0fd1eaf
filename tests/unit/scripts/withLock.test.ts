import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { withLock } from '../../../scripts/setup/withLock.mjs';

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yigan-lock-'));
  lock = join(folder, 'work.lock');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('lets one piece of work run at a time', async () => {
  const seen: string[] = [];
  const first = Promise.withResolvers<undefined>();
  const running = withLock(lock, async () => {
    seen.push('first begins');
    await first.promise;
    seen.push('first ends');
  });
  const waiting = withLock(lock, async () => {
    seen.push('second');
    return Promise.resolve();
  });
  first.resolve(undefined);
  await Promise.all([running, waiting]);

  expect(seen).toEqual(['first begins', 'first ends', 'second']);
});

test('takes over the lock of a process that has died', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  mkdirSync(lock);
  writeFileSync(join(lock, 'pid'), String(pid));

  await expect(withLock(lock, () => Promise.resolve('done'))).resolves.toBe('done');
});

test('gives up on a lock that a living process keeps, and leaves it', async () => {
  mkdirSync(lock);
  writeFileSync(join(lock, 'pid'), String(process.pid));

  await expect(withLock(lock, () => Promise.resolve('done'), { timeoutMs: 0 })).rejects.toThrow(
    /holds .* for too long/,
  );
  expect(existsSync(lock)).toBe(true);
});

test('frees the lock when the work fails', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('no disk')))).rejects.toThrow('no disk');

  expect(existsSync(lock)).toBe(false);
});
