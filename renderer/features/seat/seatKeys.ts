import type { Shortcuts } from './useShortcuts.ts';

/** The keys of the seat beside those of verbs and map tools: handlers bind these names, and the sheet of keys lists them. */
export const seatKeys = {
  search: ['Ctrl+k', '/'],
  report: ['n'],
  form: ['F2'],
  board: ['0'],
  next: ['j', 'ArrowDown'],
  previous: ['k', 'ArrowUp'],
  nextKind: [']'],
  previousKind: ['['],
  nextVerb: ['Enter'],
  edit: ['f'],
  look: ['l'],
  note: ['t'],
  mute: ['m'],
  leave: ['Escape'],
  settings: [','],
  sheet: ['?'],
} as const satisfies Record<string, readonly string[]>;
export type SeatKey = keyof typeof seatKeys;

/** What `useShortcuts` takes, from acts by the name of their key. */
export function bindKeys(acts: Readonly<Partial<Record<SeatKey, (event: KeyboardEvent) => void>>>): Shortcuts {
  return Object.fromEntries(
    Object.entries(seatKeys).flatMap(([name, keys]) => {
      const act = acts[name as SeatKey];
      return act === undefined ? [] : keys.map((key) => [key, act] as const);
    }),
  );
}

const signs: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' };

/** How a key is written on a button or in the sheet. */
export function keySign(key: string): string {
  const sign = signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return sign.startsWith('Ctrl+') ? `Ctrl ${sign.slice('Ctrl+'.length).toUpperCase()}` : sign;
}
