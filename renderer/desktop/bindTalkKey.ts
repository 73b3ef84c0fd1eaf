import type { DesktopBridge } from './DesktopBridge.ts';

/**
 * Lets the shell's talk key press and release. `latched` is true while nothing but the next press or the time limit will
 * release it, which the page has to show. Returns its end, which releases a press that is still on.
 */
export function bindTalkKey(
  bridge: DesktopBridge,
  talk: { press: () => void; release: () => void; onLatched?: (isLatched: boolean) => void },
): () => void {
  let isPressed = false;
  const release = () => {
    if (!isPressed) return;
    isPressed = false;
    talk.release();
    talk.onLatched?.(false);
  };
  const offPressed = bridge.on('pushToTalkPressed', ({ how }) => {
    if (isPressed) return;
    isPressed = true;
    talk.press();
    talk.onLatched?.(how === 'latched');
  });
  const offReleased = bridge.on('pushToTalkReleased', release);
  return () => {
    offPressed();
    offReleased();
    release();
  };
}
