import { useEffect, useMemo, useRef } from 'react';
import type { SoundSample } from '../features/settings/index.ts';
import { AlertTones } from './AlertTones.ts';
import { isHeard, toneRank } from './toneRank.ts';

/** Every sound of the seat by its name, to be tried out in the settings. */
export function useSoundSamples(): readonly SoundSample[] {
  const tones = useRef<AlertTones | null>(null);
  useEffect(() => {
    const own = new AlertTones();
    tones.current = own;
    return () => {
      tones.current = null;
      own.close();
    };
  }, []);
  return useMemo(
    () =>
      toneRank.map((tone) => ({
        name: String(tone),
        isNeverMuted: isHeard(tone, true),
        play: () => tones.current?.play(tone),
      })),
    [],
  );
}
