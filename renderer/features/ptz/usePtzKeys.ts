import { useEffect, type RefObject } from 'react';
import type { PtzHold } from './PtzHold.ts';
import { isSteeringKey, keysVelocity } from './steering.ts';

interface PtzKeys {
  readonly tile: RefObject<HTMLElement | null>;
  readonly hold: PtzHold;
  /** While steering the arrows alone turn the camera; otherwise Shift with an arrow, as arrows go from tile to tile. */
  readonly isSteering: boolean;
  readonly onEscape: () => void;
}

/** Turns the camera of the focused tile while keys are held; loss of focus, window or page lets all keys go. */
export function usePtzKeys({ tile, hold, isSteering, onEscape }: PtzKeys): void {
  useEffect(() => {
    const element = tile.current;
    if (element === null) return;
    const held = new Set<string>();
    const turn = (event: KeyboardEvent) => {
      const velocity = keysVelocity(held, isSteering ? event : { shiftKey: false, ctrlKey: event.ctrlKey });
      if (velocity === null) hold.stop();
      else hold.start(velocity);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target !== element || event.altKey || event.metaKey) return;
      if (event.key === 'Escape' && (isSteering || hold.isHeld)) {
        event.preventDefault();
        event.stopPropagation();
        held.clear();
        hold.stop();
        onEscape();
        return;
      }
      const isSpeedKey = event.key === 'Shift' || event.key === 'Control';
      const isWay = isSteeringKey(event.key) && (isSteering || !event.key.startsWith('Arrow') || event.shiftKey);
      if (!isWay && !(isSpeedKey && held.size > 0)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      if (isWay) held.add(event.key);
      turn(event);
    };
    const onKeyUp = (event: KeyboardEvent) => {
      if (held.size === 0) return;
      // With Shift let go, the plus that was held comes up as an equals sign.
      if (event.key === '=' || event.key === '+') for (const key of ['=', '+']) held.delete(key);
      if (event.key === '-' || event.key === '_') for (const key of ['-', '_']) held.delete(key);
      held.delete(event.key);
      turn(event);
    };
    const letGo = () => {
      held.clear();
      hold.stop();
    };
    element.addEventListener('keydown', onKeyDown);
    element.addEventListener('keyup', onKeyUp);
    element.addEventListener('blur', letGo);
    window.addEventListener('blur', letGo);
    window.addEventListener('pagehide', letGo);
    document.addEventListener('visibilitychange', letGo);
    return () => {
      element.removeEventListener('keydown', onKeyDown);
      element.removeEventListener('keyup', onKeyUp);
      element.removeEventListener('blur', letGo);
      window.removeEventListener('blur', letGo);
      window.removeEventListener('pagehide', letGo);
      document.removeEventListener('visibilitychange', letGo);
      letGo();
    };
  }, [tile, hold, isSteering, onEscape]);
}
