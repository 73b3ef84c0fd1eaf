/**
 * What the talk key is doing. No system tells a program of the release of a key that was pressed in another program, so
 * there a press opens and the next one closes (`latched`); in a window of ours the release is seen (`held`).
 */
export interface TalkKeyState {
  readonly phase: 'idle' | 'held' | 'latched';
  /** When the system last reported the key, in milliseconds; it reports a key that stays down again and again. */
  readonly lastGlobalMs: number;
}

export type TalkKeyEvent =
  | { readonly type: 'windowDown' }
  | { readonly type: 'windowUp' }
  | { readonly type: 'globalPress'; readonly atMs: number }
  | { readonly type: 'focusLost' }
  | { readonly type: 'timeLimit' }
  | { readonly type: 'away' }
  | { readonly type: 'unbound' };

export type TalkKeyOutcome =
  | { readonly press: 'held' | 'latched' }
  | { readonly release: 'key' | 'focusLost' | 'timeLimit' | 'away' | 'unbound' }
  | null;

export const idleTalkKey: TalkKeyState = { phase: 'idle', lastGlobalMs: Number.NEGATIVE_INFINITY };

/** Longer than the longest usual delay before a held key repeats (X11: 660 ms), so that holding does not close again. */
export const repeatWindowMs = 700;

export function talkKeyStep(
  state: TalkKeyState,
  event: TalkKeyEvent,
): { readonly state: TalkKeyState; readonly outcome: TalkKeyOutcome } {
  const stay = { state, outcome: null };
  const press = (how: 'held' | 'latched') => ({ state: { ...state, phase: how }, outcome: { press: how } });
  const release = (why: Exclude<TalkKeyOutcome, null | { press: unknown }>['release']) => ({
    state: { ...state, phase: 'idle' as const },
    outcome: { release: why },
  });
  switch (event.type) {
    case 'windowDown':
      if (state.phase === 'held') return stay;
      return state.phase === 'idle' ? press('held') : release('key');
    case 'windowUp':
      return state.phase === 'held' ? release('key') : stay;
    case 'globalPress': {
      const isRepeat = event.atMs - state.lastGlobalMs < repeatWindowMs;
      const seen = { ...state, lastGlobalMs: event.atMs };
      if (isRepeat || state.phase === 'held') return { state: seen, outcome: null };
      return state.phase === 'idle'
        ? { state: { ...seen, phase: 'latched' }, outcome: { press: 'latched' } }
        : { state: { ...seen, phase: 'idle' }, outcome: { release: 'key' } };
    }
    case 'focusLost':
      return state.phase === 'held' ? release('focusLost') : stay;
    case 'timeLimit':
    case 'away':
    case 'unbound':
      return state.phase === 'idle' ? stay : release(event.type);
  }
}
