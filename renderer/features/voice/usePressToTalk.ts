import { useEffect, type KeyboardEvent, type PointerEvent, type SyntheticEvent } from 'react';
import type { TalkgroupId } from '../../../protocol/ids.ts';
import { useVoiceClient } from './VoiceContext.ts';

export interface PressToTalkHandlers {
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onPointerUp: () => void;
  onPointerCancel: () => void;
  onLostPointerCapture: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onKeyUp: (event: KeyboardEvent<HTMLElement>) => void;
  onBlur: () => void;
  onContextMenu: (event: SyntheticEvent) => void;
}

/** What a button needs to talk while it is held, by finger, mouse or key, and to let go however the holding ends. */
export function usePressToTalk(
  talkgroupId: TalkgroupId,
  { isEmergency = false }: { isEmergency?: boolean } = {},
): PressToTalkHandlers {
  const client = useVoiceClient();
  useReleaseWhenAway();
  const release = () => client.release();
  const isTalkKey = (event: KeyboardEvent) => event.code === 'Space' || event.code === 'Enter';
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      // The finger may slide off the button; only letting go ends the press.
      event.currentTarget.setPointerCapture(event.pointerId);
      client.press(talkgroupId, { isEmergency });
    },
    onPointerUp: release,
    onPointerCancel: release,
    onLostPointerCapture: release,
    onKeyDown: (event) => {
      if (!isTalkKey(event) || event.repeat) return;
      event.preventDefault();
      client.press(talkgroupId, { isEmergency });
    },
    onKeyUp: (event) => {
      if (isTalkKey(event)) client.release();
    },
    onBlur: release,
    // A long press must not open the phone's menu.
    onContextMenu: (event) => event.preventDefault(),
  };
}

/** The key or finger that goes up elsewhere is never heard of: a page that is left lets go by itself. */
function useReleaseWhenAway(): void {
  const client = useVoiceClient();
  useEffect(() => {
    const release = () => client.release();
    const releaseHidden = () => {
      if (document.visibilityState === 'hidden') client.release();
    };
    window.addEventListener('blur', release);
    window.addEventListener('pagehide', release);
    document.addEventListener('visibilitychange', releaseHidden);
    return () => {
      window.removeEventListener('blur', release);
      window.removeEventListener('pagehide', release);
      document.removeEventListener('visibilitychange', releaseHidden);
    };
  }, [client]);
}
