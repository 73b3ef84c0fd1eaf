import type { Input } from 'electron';
import type { TalkKey } from '../../protocol/desktop/talkKey.ts';

/** The key in Electron's words, for example `Control+Alt+Space`. */
export function acceleratorOf({ code, isControl, isAlt, isShift }: TalkKey): string {
  const key = code.replace(/^(Key|Digit)/, '');
  return [...(isControl ? ['Control'] : []), ...(isAlt ? ['Alt'] : []), ...(isShift ? ['Shift'] : []), key].join('+');
}

export function isPressOf(key: TalkKey, { code, control, alt, shift, meta }: Input): boolean {
  return code === key.code && control === key.isControl && alt === key.isAlt && shift === key.isShift && !meta;
}
