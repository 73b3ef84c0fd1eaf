const waitMs = 60_000;
const askEveryMs = 50;

/** Waits for a condition, and says what did not come. */
export async function waitFor(isMet: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  const endMs = performance.now() + waitMs;
  while (!(await isMet())) {
    if (performance.now() > endMs) throw new Error(`This did not come: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
}
