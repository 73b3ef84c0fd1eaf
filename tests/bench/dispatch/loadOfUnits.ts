import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ListeningHall } from '../append/ListeningHall.ts';

export interface UnitsLoad {
  readonly url: string;
  readonly pid: number;
  /** A JSON list of the units' names and cookies. */
  readonly file: string;
  readonly units: number;
  readonly seats: number;
  /** What every seat logs in with. */
  readonly cookie: string;
  /** Done while all report and listen, after the figures were taken. */
  readonly meanwhile?: () => Promise<void>;
}

export interface LoadOfUnits {
  /** Processor time of the server as a share of one core, a window each. */
  readonly shares: readonly number[];
  /** Kilobytes a second, a seat and window each. */
  readonly bytes: readonly number[];
  readonly reportsPerSecond: number;
}

const windows = 6;
const windowMs = 3_000;
const answerTimeoutMs = 120_000;
const untilOnDutyMs = 90_000;
/** Kernel ticks a second (sysconf(_SC_CLK_TCK)) on Linux. */
const ticksPerSecond = 100;

/** Units on sockets of their own report each second while seats listen: what that costs a server, and what a seat hears. */
export async function loadOfUnits(load: UnitsLoad): Promise<LoadOfUnits> {
  const { url, pid, file, units, seats, cookie } = load;
  const phones = fork(fileURLToPath(new URL('./reportingPhones.ts', import.meta.url)), [url, file]);
  let hall: ListeningHall | null = null;
  try {
    await once(phones, 'message', { signal: AbortSignal.timeout(answerTimeoutMs) });
    await untilAllOnDuty(phones, units);
    hall = await ListeningHall.create({ url, cookie, seats });
    const begunAt = performance.now();
    const answeredBefore = (await ask(phones)).answered;
    const shares: number[] = [];
    const bytes: number[] = [];
    for (let window = 0; window < windows; window += 1) {
      const before = { at: performance.now(), cpu: cpuSeconds(pid), heard: await hall.heard() };
      await new Promise((resolve) => setTimeout(resolve, windowMs));
      const heard = await hall.heard();
      const seconds = (performance.now() - before.at) / 1_000;
      shares.push(((cpuSeconds(pid) - before.cpu) / seconds) * 100);
      bytes.push(...heard.bytes.map((now, seat) => (now - (before.heard.bytes[seat] ?? 0)) / seconds / 1_000));
    }
    const answered = (await ask(phones)).answered - answeredBefore;
    const reportsPerSecond = Math.round((answered * 1_000) / (performance.now() - begunAt));
    await load.meanwhile?.();
    return { shares, bytes, reportsPerSecond };
  } finally {
    hall?.close();
    phones.kill();
  }
}

async function ask(phones: ChildProcess): Promise<{ onDuty: number; answered: number }> {
  const answer = once(phones, 'message', { signal: AbortSignal.timeout(answerTimeoutMs) });
  phones.send('tell');
  const [told] = (await answer) as [{ onDuty: number; answered: number }];
  return told;
}

async function untilAllOnDuty(phones: ChildProcess, units: number): Promise<void> {
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
