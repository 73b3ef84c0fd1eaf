import { useEffect } from 'react';
import { isDeskParty } from '../../protocol/message/messageAccess.ts';
import { useHallStore } from '../store/index.ts';
import { AlertTones } from './AlertTones.ts';

/** One soft tone for a new message of somebody else; its cause stands as a count at the messages. Muted it is silent. */
export function useMessageAlert(): void {
  const store = useHallStore();
  useEffect(() => {
    const tones = new AlertTones();
    const unsubscribe = store.subscribe((state, before) => {
      const now = state.dispatch.state.messages;
      const old = before.dispatch.state.messages;
      const { session } = state.session;
      if (now === old || !before.dispatch.isLoaded || session === null || state.preferences.isMuted) return;
      const isNew = Object.entries(now).some(([id, { to, messages }]) => {
        const last = messages.at(-1);
        const known = old[id]?.messages.at(-1)?.seq ?? 0;
        if (last === undefined || last.seq <= known || last.by.accountId === session.accountId) return false;
        return isDeskParty(to, session.accountId);
      });
      if (isNew) tones.play('message');
    });
    return () => {
      unsubscribe();
      tones.close();
    };
  }, [store]);
}
