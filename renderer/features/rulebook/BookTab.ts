import type { Rulebook } from '../../../protocol/rulebook/rulebook.ts';

/** What every tab of the page gets: the book as it is being written, and how to change a part of it. */
export interface BookTabProps {
  readonly book: Rulebook;
  readonly onChange: (change: Partial<Rulebook>) => void;
}
