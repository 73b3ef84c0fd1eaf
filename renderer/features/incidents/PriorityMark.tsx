import type { Priority } from '../../../protocol/incident/incident.ts';
import { usePriorityWords } from '../rulebook/index.ts';

/** Priority as a filled shape and its word: told apart without colour. */
export function PriorityMark({ priority }: { readonly priority: Priority }) {
  const priorityWords = usePriorityWords();
  return (
    <span className="priority-mark" data-priority={priority}>
      {priorityWords(priority)}
    </span>
  );
}
