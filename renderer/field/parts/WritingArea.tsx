import { useWords } from '../useWords.ts';
interface WritingAreaProps {
  readonly label: string;
  readonly placeholder: string;
  readonly rows: number;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly testId: string;
}

const longestText = 2_000;

/**
 * Words of a person on the phone: wide and of several lines, so that handwriting and dictation have room. Enter makes a
 * line, never sends, whatever the input method is composing; no keyboard changes words on its own.
 */
export function WritingArea({ label, placeholder, rows, value, onChange, testId }: WritingAreaProps) {
  const { i18n } = useWords();
  return (
    <textarea
      className="writing"
      data-testid={testId}
      aria-label={label}
      placeholder={placeholder}
      lang={i18n.language}
      maxLength={longestText}
      rows={rows}
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="none"
      spellCheck={false}
      enterKeyHint="enter"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
