import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { post } from '../support/hallClient.ts';
import { demoPassword, startHallServer } from '../support/hallServer.ts';
import { ListeningHall } from './append/ListeningHall.ts';
import { BigHall } from './dispatch/BigHall.ts';
import { figureOf, type Figure } from './Figure.ts';

const units = 5_000;
const cameras = 2_000;
const seats = 200;
const windows = 6;
const windowMs = 3_000;
const answerTimeoutMs = 120_000;
const untilOnDutyMs = 90_000;
/** Kernel ticks a second (sysconf(_SC_CLK_TCK)) on Linux. */
const ticksPerSecond = 100;

/**
 * units.rate: 5,000 phones on sockets of their own, each telling its place once a second, while 200 seats listen. The
 * server's processor time as a share of one core, and what each seat hears.
 */
export async function measureUnits(): Promise<Figure[]> {
  const folder = await BigHall.create({ cameras, units });
  const file = join(folder.path, 'phones.json');
  writeFileSync(file, JSON.stringify(folder.phones));
  const server = await startHallServer({ dataFolder: folder.path });
  const { pid } = server.process;
  if (pid === undefined) throw new Error('The server has no process');
  let phones: ChildProcess | null = null;
  let hall: ListeningHall | null = null;
  const shares: number[] = [];
  const rates: number[] = [];
  let reportsPerSecond: number;
  try {
    phones = fork(fileURLToPath(new URL('./dispatch/reportingPhones.ts', import.meta.url)), [server.url, file]);
    await once(phones, 'message', { signal: AbortSignal.timeout(answerTimeoutMs) });
    const { cookie } = await post(server.url, '/api/login', { username: 'diaodu', password: demoPassword });
    await untilAllOnDuty(phones);
    hall = await ListeningHall.create({ url: server.url, cookie, seats });
    const begunAt = performance.now();
    const answeredBefore = (await ask(phones)).answered;
    for (let window = 0; window < windows; window += 1) {
      const before = { at: performance.now(), cpu: cpuSeconds(pid), heard: await hall.heard() };
      await new Promise((resolve) => setTimeout(resolve, windowMs));
      const heard = await hall.heard();
      const seconds = (performance.now() - before.at) / 1_000;
      shares.push(((cpuSeconds(pid) - before.cpu) / seconds) * 100);
      rates.push(...heard.bytes.map((bytes, seat) => (bytes - (before.heard.bytes[seat] ?? 0)) / seconds / 1_000));
    }
    const answered = (await ask(phones)).answered - answeredBefore;
    reportsPerSecond = Math.round((answered * 1_000) / (performance.now() - begunAt));
  } finally {
    hall?.close();
    phones?.kill();
    await server.stop();
    folder.remove();
  }
  const none = { name: 'none', value: null };
  const conditions = `${units} units on sockets of their own, ${seats} seats; ${reportsPerSecond} reports answered a second; all on the same cores`;
  return [
    figureOf({ id: 'units.rate', unit: '% of a core', samples: shares, goal: '<= 30', yardstick: none, conditions }),
    figureOf({ id: 'units.bytes', unit: 'kB/s a seat', samples: rates, goal: '<= 200', yardstick: none, conditions }),
  ];
}

async function ask(phones: ChildProcess): Promise<{ onDuty: number; answered: number }> {
  const answer = once(phones, 'message', { signal: AbortSignal.timeout(answerTimeoutMs) });
  phones.send('tell');
  const [told] = (await answer) as [{ onDuty: number; answered: number }];
  return told;
}

async function untilAllOnDuty(phones: ChildProcess): Promise<void> {
  const until = performance.now() + untilOnDutyMs;
  for (;;) {
    const { onDuty } = await ask(phones);
    if (onDuty >= units) return;
    if (performance.now() > until) throw new Error(`Only ${onDuty} units came on duty`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Processor seconds of a process with all its threads (proc(5), stat). */
function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
