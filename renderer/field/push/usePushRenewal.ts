import { useEffect } from 'react';
import { useField } from '../FieldContext.ts';
import { readPushState } from './PushLine.ts';

/** A phone that may be woken says so anew with every login, since the hall forgets it with the old one; notices shown are old by now. */
export function usePushRenewal(): void {
  const accountId = useField((state) => state.session?.accountId ?? null);
  const isOnline = useField((state) => state.connection === 'online');
  useEffect(() => {
    if (accountId === null || !isOnline) return;
    readPushState().catch(() => {
      // The next connection says it again; the menu shows what is so.
    });
  }, [accountId, isOnline]);
  useEffect(() => {
    const clear = () => void clearShown();
    clear();
    document.addEventListener('visibilitychange', clear);
    return () => document.removeEventListener('visibilitychange', clear);
  }, []);
}

async function clearShown(): Promise<void> {
  if (document.visibilityState !== 'visible' || !('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration('/field');
  for (const shown of (await registration?.getNotifications()) ?? []) shown.close();
}
