import { readdirSync, readFileSync } from 'node:fs';

/** Kernel ticks a second (sysconf(_SC_CLK_TCK)), 100 on every Linux that runs Chromium. */
const ticksPerSecond = 100;

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
}

/** Processor seconds that all Chromium processes started by this process have used so far (proc(5), stat). */
export function browserCpuSeconds(): number {
  const rows = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readRow(Number(name)) ?? []);
  const parents = new Map(rows.map(({ pid, parent }) => [pid, parent]));
  const isOurs = (pid: number): boolean => {
    if (pid === process.pid) return true;
    const parent = parents.get(pid);
    return parent !== undefined && isOurs(parent);
  };
  return rows
    .filter(({ pid }) => pid !== process.pid && isOurs(pid) && isChromium(pid))
    .reduce((sum, { seconds }) => sum + seconds, 0);
}

function readRow(pid: number): ProcessRow | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks; the fields after it do not.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond };
  } catch {
    return null;
  }
}

function isChromium(pid: number): boolean {
  try {
    return /chrom/i.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? '');
  } catch {
    return false;
  }
}
