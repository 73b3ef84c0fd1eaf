import { useState } from 'react';

const prefix = 'yigan.field.draft.';

/** Text being written, kept over a reload of the page until it is sent. */
export function useDraft(key: string): [draft: string, setDraft: (text: string) => void] {
  const storageKey = prefix + key;
  const [draft, setDraft] = useState(() => sessionStorage.getItem(storageKey) ?? '');
  function change(text: string): void {
    setDraft(text);
    if (text === '') sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, text);
  }
  return [draft, change];
}
