import { useEffect } from 'react';
import { serverNow, useHallStore } from '../store/index.ts';
import { AlertTones } from './AlertTones.ts';
import { newCueTones, readCues, type Cues } from './cueTones.ts';
import { isHeard } from './toneRank.ts';

/** Things become overdue by the clock alone. */
const beatMs = 5_000;

/** Sounds for a lost line, something newly overdue, a hand-over to answer and a broadcast that not everybody got. */
export function useCueTones(): void {
  const store = useHallStore();
  useEffect(() => {
    const tones = new AlertTones();
    let before: Cues | null = null;
    let wasOnline = false;
    const look = () => {
      const state = store.getState();
      const { session } = state.session;
      if (session === null || !state.dispatch.isLoaded) return;
      const { line } = state.connection;
      wasOnline ||= line === 'online';
      const now = readCues(session, {
        isLineLost: wasOnline && line !== 'online',
        hall: state.dispatch.state,
        now: serverNow(state),
      });
      // What stands when the seat opens is on the page; only what comes later sounds.
      for (const tone of before === null ? [] : newCueTones(before, now))
        if (isHeard(tone, state.preferences.isMuted)) tones.play(tone);
      before = now;
    };
    look();
    const timer = setInterval(look, beatMs);
    const unsubscribe = store.subscribe((state, old) => {
      if (state.connection.line !== old.connection.line) look();
    });
    return () => {
      clearInterval(timer);
      unsubscribe();
      tones.close();
    };
  }, [store]);
}
