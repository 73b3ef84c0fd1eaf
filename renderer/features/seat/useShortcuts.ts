import { useEffect, useRef } from 'react';

export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const fields = 'input, textarea, select, [contenteditable="true"]';

const worked = 'button:not([role="option"]), a, summary, [role="button"], [role="menuitem"]';

/**
 * Single keys of the whole seat, by `event.key` (letters lower case), `Ctrl+k` style for chords. Single keys rest while
 * a field has the focus, a dialog is open, or the key works the focused button.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const isChord = event.ctrlKey || event.metaKey;
      const act = latest.current[isChord ? `Ctrl+${key}` : key];
      if (act === undefined || (!isChord && isKeyTaken(key))) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isKeyTaken(key: string): boolean {
  if (
    document.querySelector('[role="dialog"]:not([aria-hidden="true"]), .ant-modal-wrap:not([style*="none"])') !== null
  )
    return true;
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return false;
  if (focused.matches(fields)) return true;
  // A row or button that a mouse touched last keeps the focus, yet Enter means the next act; reached by keyboard it is meant.
  return key === 'Enter' && focused.matches(worked) && focused.matches(':focus-visible');
}
