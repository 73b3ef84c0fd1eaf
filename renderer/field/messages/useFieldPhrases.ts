import { defaultPhrases } from '../../../protocol/rulebook/quickPhrase.ts';
import { useField } from '../FieldContext.ts';
import { useWords } from '../useWords.ts';

const ownPhrases = defaultPhrases.filter(({ uses }) => uses.includes('field')).map(({ text }) => text);

/** The hall's phrases for phones; those the product comes with while it has none of its own. */
export function useFieldPhrases(): readonly string[] {
  const { i18n } = useWords();
  const told = useField(({ view }) => view?.phrases);
  return (told ?? ownPhrases).map((text) => text[i18n.language === 'en' ? 'en' : 'zh']);
}
