import { z } from 'zod';
import type { Preferences } from '../store/index.ts';

const storageKey = 'yigan.seat';
const preferencesSchema = z.object({ isMuted: z.boolean() });

/** What this computer's seat kept; anything unreadable counts as nothing kept. */
export function readPreferences(fallback: Preferences): Preferences {
  try {
    return { ...fallback, ...preferencesSchema.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}')) };
  } catch {
    return fallback;
  }
}

export function writePreferences({ isMuted }: Preferences): void {
  localStorage.setItem(storageKey, JSON.stringify({ isMuted }));
}
