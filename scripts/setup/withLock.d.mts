/** Runs `work` while no other process holds the lock folder; a lock whose holder has died is taken over. */
export function withLock<Result>(
  folder: string,
  work: () => Promise<Result>,
  limits?: { timeoutMs?: number },
): Promise<Result>;
