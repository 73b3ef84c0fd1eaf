import type { Page } from 'playwright-core';

const showTimeoutMs = 15_000;

/**
 * Begins to look for words in a page, and answers once the page looks; `shownAt` is then the time of the next frame after
 * the words came to stand there (milliseconds since 1970).
 */
export async function untilShown(page: Page, words: string): Promise<{ shownAt: Promise<number> }> {
  const shownAt = page.evaluate(look, { words, timeoutMs: showTimeoutMs });
  // A page answers in order: when this comes back, the look above has begun.
  await page.evaluate(() => document.readyState);
  return { shownAt };
}

function look({ words, timeoutMs }: { words: string; timeoutMs: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The page did not show "${words}"`)), timeoutMs);
    const check = (): void => {
      if (!document.body.innerText.includes(words)) return;
      observer.disconnect();
      clearTimeout(timer);
      requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
    };
    const observer = new MutationObserver(check);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    check();
  });
}
