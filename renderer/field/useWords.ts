import { createContext, useContext } from 'react';
import type { useTranslation } from 'react-i18next';

export type Words = Pick<ReturnType<typeof useTranslation>, 't' | 'i18n'>;

export const WordsContext = createContext<Words | null>(null);

/**
 * The page's words. `useTranslation` makes them anew for every part of the page that appears, which was a fifth of the time
 * from an order's message to its picture; here they are made once a language.
 */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('Outside of the field page');
  return words;
}
