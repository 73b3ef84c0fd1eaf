import { useState } from 'react';

const prefix = 'yigan.field.draft.';

/** Text being written, kept when the page is reloaded or killed, until it is sent. */
export function useDraft(key: string): [draft: string, setDraft: (text: string) => void] {
  const storageKey = prefix + key;
  const [draft, setDraft] = useState(() => localStorage.getItem(storageKey) ?? '');
  function change(text: string): void {
    setDraft(text);
    try {
      if (text === '') localStorage.removeItem(storageKey);
      else localStorage.setItem(storageKey, text);
    } catch (error) {
      // Without room the words stand on the screen all the same; only a killed page would lose them.
      if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error;
    }
  }
  return [draft, change];
}

/** The next person at this phone must not read what another began to write. */
export function forgetDrafts(): void {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  for (const key of keys) if (key.startsWith(prefix)) localStorage.removeItem(key);
}
