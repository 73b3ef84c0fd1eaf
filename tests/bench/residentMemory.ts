import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessMemory {
  readonly command: string;
  /** Resident set (proc(5), VmRSS), bytes. */
  readonly bytes: number;
}

/** The resident memory of a process and of all it started, as Linux tells it. */
export function residentMemory(rootPid: number): ProcessMemory[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const parent = Number.isInteger(pid) ? /^PPid:\s+(\d+)/m.exec(readProcess(pid, 'status'))?.[1] : undefined;
    if (parent !== undefined) parents.set(pid, Number(parent));
  }
  const isOurs = (pid: number): boolean => {
    if (pid === rootPid) return true;
    const parent = parents.get(pid);
    return parent !== undefined && isOurs(parent);
  };
  return [...parents.keys()].filter(isOurs).map((pid) => ({
    command: readProcess(pid, 'cmdline').replaceAll('\0', ' ').trim(),
    bytes: Number(/^VmRSS:\s+(\d+) kB/m.exec(readProcess(pid, 'status'))?.[1] ?? 0) * 1_024,
  }));
}

/** Empty for a process that ended meanwhile. */
function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
