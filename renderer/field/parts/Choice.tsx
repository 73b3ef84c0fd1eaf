import type { ReactNode } from 'react';
import './choice.css';

interface ChoiceProps {
  readonly kind: 'radio' | 'checkbox';
  /** The same for all radios of one question. */
  readonly name: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

/** One answer as large as a thumb; the mark before the words says what colour alone must not. */
export function Choice({ kind, name, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label className="choice">
      <input type={kind} name={name} checked={isChosen} onChange={onChoose} />
      <span aria-hidden className="choice-mark">
        {isChosen ? '✓' : '+'}
      </span>
      {children}
    </label>
  );
}
