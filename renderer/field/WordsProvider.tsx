import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WordsContext } from './useWords.ts';

export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const words = useMemo(() => ({ t, i18n }), [t, i18n]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
