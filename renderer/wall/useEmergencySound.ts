import { useEffect, useState } from 'react';

/** Pitches in hertz of one call, told apart from every other sound of the hall. */
const call = [1568, 1047, 1568, 1047];
const beepS = 0.16;
const loudness = 0.3;
const everyMs = 4_000;

export type WallSound = 'silent' | 'sounding' | 'blocked';

/** A wall makes one sound only: a unit in danger whom nobody has acknowledged. A browser that was not allowed to says `blocked`. */
export function useEmergencySound(isCalling: boolean): WallSound {
  const [isAllowed, setIsAllowed] = useState(true);
  useEffect(() => {
    if (!isCalling) return undefined;
    const context = new AudioContext();
    const follow = () => setIsAllowed(context.state === 'running');
    const sound = () => {
      follow();
      if (context.state === 'running') playCall(context);
    };
    const unlock = () => void context.resume();
    context.addEventListener('statechange', follow);
    document.addEventListener('pointerdown', unlock);
    document.addEventListener('keydown', unlock);
    const first = setTimeout(sound, 200);
    const timer = setInterval(sound, everyMs);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      context.removeEventListener('statechange', follow);
      document.removeEventListener('pointerdown', unlock);
      document.removeEventListener('keydown', unlock);
      void context.close();
    };
  }, [isCalling]);
  if (!isCalling) return 'silent';
  return isAllowed ? 'sounding' : 'blocked';
}

function playCall(context: AudioContext): void {
  let at = context.currentTime + 0.02;
  for (const frequency of call) {
    const gain = new GainNode(context, { gain: 0 });
    const oscillator = new OscillatorNode(context, { type: 'sine', frequency });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
    gain.gain.linearRampToValueAtTime(0, at + beepS);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + beepS);
    at += beepS;
  }
}
