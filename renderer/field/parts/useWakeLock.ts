import { useEffect } from 'react';

/**
 * Keeps the screen on while `isWanted`: a phone that sleeps stops the page, and with it the ring of a new assignment and
 * the shared position. Browsers give the lock back whenever the page is hidden.
 */
export function useWakeLock(isWanted: boolean): void {
  useEffect(() => {
    // Typed as always there; absent outside secure contexts and in some browsers.
    const wakeLock = navigator.wakeLock as WakeLock | undefined;
    if (!isWanted || wakeLock === undefined) return;
    let sentinel: WakeLockSentinel | null = null;
    let isOver = false;
    async function hold(lock: WakeLock): Promise<void> {
      if (document.visibilityState !== 'visible') return;
      const next = await lock.request('screen').catch(() => {
        // Refused on a low battery: the person sees the screen go dark and touches it.
        return null;
      });
      if (isOver) await next?.release();
      else sentinel = next;
    }
    const onVisible = () => void hold(wakeLock);
    onVisible();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', onVisible);
      void sentinel?.release();
    };
  }, [isWanted]);
}
