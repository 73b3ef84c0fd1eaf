import { useFieldTools } from '../FieldContext.ts';
import type { CommandOf } from '../../../protocol/hall/allCommands.ts';
import { Problem } from './Problem.tsx';
import { Sheet } from './Sheet.tsx';
import { useAsk } from './useAsk.ts';
import { useDraft } from './useDraft.ts';
import { WritingArea } from './WritingArea.tsx';

interface WordsSheetProps {
  readonly heading: string;
  readonly placeholder: string;
  readonly verb: string;
  /** Under this name the words are kept until they are sent. */
  readonly draft: string;
  readonly testId: string;
  readonly commandOf: (words: string) => CommandOf<'addIncidentNote' | 'reportBack'>;
  readonly onClose: () => void;
}

/** Words of the crew for the hall: written in peace, kept through a killed page, sent once. */
export function WordsSheet({ heading, placeholder, verb, draft, testId, commandOf, onClose }: WordsSheetProps) {
  const { line } = useFieldTools();
  const [words, setWords] = useDraft(draft);
  const { isBusy, problem, ask } = useAsk('field.pending.notKept');

  function send(): void {
    ask(
      () => line.act(commandOf(words.trim())),
      () => {
        setWords('');
        onClose();
      },
    );
  }

  return (
    <Sheet heading={heading} onClose={onClose}>
      <WritingArea
        testId={`${testId}-text`}
        label={heading}
        placeholder={placeholder}
        rows={6}
        value={words}
        onChange={setWords}
      />
      <Problem words={problem} />
      <button
        type="button"
        className="verb"
        data-testid={`${testId}-send`}
        disabled={isBusy || words.trim() === ''}
        onClick={send}
      >
        {verb}
      </button>
    </Sheet>
  );
}
