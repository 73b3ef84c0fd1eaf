import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { say } from './say.mjs';

const pollMs = 500;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function tryLock(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(folder, 'pid'), String(process.pid));
  return true;
}

/** The process that holds the lock; undefined while it has not written its id yet. */
function readHolder(folder) {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8')) || undefined;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Runs `work` while no other process holds the lock folder; a lock whose holder has died is taken over. */
export async function withLock(folder, work, { timeoutMs = 1_200_000 } = {}) {
  mkdirSync(dirname(folder), { recursive: true });
  const deadlineMs = Date.now() + timeoutMs;
  let polls = 0;
  while (!tryLock(folder)) {
    const holder = readHolder(folder);
    // A holder that left no id within ten polls died between making the folder and writing to it.
    if (holder === undefined ? polls > 10 : !isAlive(holder)) rmSync(folder, { recursive: true, force: true });
    if (polls === 0 && holder !== undefined) say(`waiting for set-up in process ${holder}`);
    if (Date.now() > deadlineMs)
      throw new Error(`Another set-up holds ${folder} for too long; remove it if none is running`);
    polls += 1;
    await delay(pollMs);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
