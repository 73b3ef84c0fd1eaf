import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { phrasesFor, type PhraseUse } from '../../../protocol/rulebook/quickPhrase.ts';
import { currentRulebook } from '../../../protocol/rulebook/rulebookState.ts';
import { useHall } from '../../store/index.ts';

/** The phrases of the rules in force, in the language of whoever writes. */
export function useQuickPhrases(use: PhraseUse): readonly string[] {
  const { i18n } = useTranslation();
  const book = useHall(({ dispatch }) => currentRulebook(dispatch.state.rulebook));
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(() => phrasesFor(book, use).map(({ text }) => text[language]), [book, use, language]);
}
