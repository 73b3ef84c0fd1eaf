const lockName = 'yigan-field-outbox';

/** Runs work while no other page of this browser does. Without locks (no secure context) the command ids still keep it safe. */
export async function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
  // Typed as always there; absent outside secure contexts.
  const locks = navigator.locks as LockManager | undefined;
  if (locks === undefined) return await work();
  return await locks.request(lockName, work);
}
