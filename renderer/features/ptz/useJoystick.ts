import { useEffect } from 'react';
import { isPressed, readMapping, stickVelocity } from './joystickMapping.ts';
import type { PtzHold } from './PtzHold.ts';

/** Which tile the stick turns, as many tiles look at the same stick. */
let chosen: PtzHold | null = null;

/** The tile that was touched last is the one that the stick turns. */
export function chooseForJoystick(hold: PtzHold): void {
  if (chosen === hold) return;
  chosen?.stop();
  chosen = hold;
}

export function forgetForJoystick(hold: PtzHold): void {
  if (chosen === hold) chosen = null;
}

/** Steers the chosen tile's camera with a stick, read once a frame; a hidden or unfocused page steers nothing. */
export function useJoystick(hold: PtzHold, onHome: () => void): void {
  useEffect(() => {
    let frame = 0;
    let wasTurning = false;
    let wasHome = false;
    const stop = () => {
      if (wasTurning) hold.stop();
      wasTurning = false;
    };
    const read = () => {
      frame = requestAnimationFrame(read);
      const stick = chosen === hold && document.hasFocus() ? firstStick() : null;
      if (stick === null) {
        stop();
        return;
      }
      const mapping = readMapping(localStorage);
      const velocity = isPressed(stick, mapping.buttons.stop) ? null : stickVelocity(stick, mapping);
      if (velocity === null) stop();
      else {
        hold.start(velocity);
        wasTurning = true;
      }
      const isHome = isPressed(stick, mapping.buttons.home);
      if (isHome && !wasHome) onHome();
      wasHome = isHome;
    };
    const begin = () => {
      if (frame === 0) frame = requestAnimationFrame(read);
    };
    // Nothing is read before a stick has made itself known by a press, as the Gamepad API has it.
    window.addEventListener('gamepadconnected', begin);
    // A page in the background draws no frames, so it would not read that the stick was let go.
    window.addEventListener('blur', stop);
    window.addEventListener('pagehide', stop);
    document.addEventListener('visibilitychange', stop);
    if (firstStick() !== null) begin();
    return () => {
      window.removeEventListener('gamepadconnected', begin);
      window.removeEventListener('blur', stop);
      window.removeEventListener('pagehide', stop);
      document.removeEventListener('visibilitychange', stop);
      cancelAnimationFrame(frame);
      stop();
      forgetForJoystick(hold);
    };
  }, [hold, onHome]);
}

export function firstStick(): Gamepad | null {
  return navigator.getGamepads().find((stick) => stick !== null) ?? null;
}
