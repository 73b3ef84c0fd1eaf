/** One JSON line on standard error, as the server writes them. */
export function shellLog(message: string, facts: Record<string, unknown> = {}): void {
  const { error, ...rest } = facts;
  const cause = error instanceof Error ? { error: error.stack ?? error.message } : error === undefined ? {} : { error };
  process.stderr.write(`${JSON.stringify({ time: Date.now(), from: 'shell', message, ...rest, ...cause })}\n`);
}
