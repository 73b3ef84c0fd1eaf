import { useEffect } from 'react';
import type { TalkgroupId } from '../../../protocol/ids.ts';
import { useVoiceClient } from './VoiceContext.ts';

const fields = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"]';
const spaceWidgets =
  'button, a, summary, [role="button"], [role="tab"], [role="option"], [role="switch"], [role="slider"]';

/** Talks while Space is held anywhere in the page, except where Space means something else. */
export function useTalkKey(talkgroupId: TalkgroupId): void {
  const client = useVoiceClient();
  useEffect(() => {
    let isHeld = false;
    let isLastInputKey = false;
    let isFocusedByKey = false;
    const noteKey = () => {
      isLastInputKey = true;
    };
    const notePointer = () => {
      isLastInputKey = false;
    };
    const noteFocus = () => {
      isFocusedByKey = isLastInputKey;
    };
    const press = (event: KeyboardEvent) => {
      if (
        event.code !== 'Space' ||
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        meansSomethingElse(isFocusedByKey)
      )
        return;
      // Neither scrolls the page nor clicks the button that a mouse used last.
      event.preventDefault();
      if (event.repeat || isHeld) return;
      isHeld = true;
      client.press(talkgroupId);
    };
    const release = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || !isHeld) return;
      event.preventDefault();
      isHeld = false;
      client.release();
    };
    const letGo = () => {
      isHeld = false;
    };
    window.addEventListener('keydown', noteKey, true);
    window.addEventListener('pointerdown', notePointer, true);
    window.addEventListener('focusin', noteFocus);
    window.addEventListener('keydown', press);
    window.addEventListener('keyup', release);
    window.addEventListener('blur', letGo);
    return () => {
      if (isHeld) client.release();
      window.removeEventListener('keydown', noteKey, true);
      window.removeEventListener('pointerdown', notePointer, true);
      window.removeEventListener('focusin', noteFocus);
      window.removeEventListener('keydown', press);
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', letGo);
    };
  }, [client, talkgroupId]);
}

/**
 * A field is written in; a button reached by keyboard is worked with Space. Not asked of `:focus-visible`: the key itself
 * turns that on for a button that the mouse used last.
 */
function meansSomethingElse(isFocusedByKey: boolean): boolean {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return false;
  return focused.matches(fields) || (isFocusedByKey && focused.matches(spaceWidgets));
}
