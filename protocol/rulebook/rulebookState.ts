import type { JournalEntry } from '../wire/journalEntry.ts';
import { defaultRulebook } from './defaultRulebook.ts';
import type { Rulebook, RulebookEvent, RulebookState } from './rulebook.ts';

export function initialRulebookState(): RulebookState {
  return { current: 1, versions: [] };
}

export function evolveRulebook(state: RulebookState, { at, actor }: JournalEntry, event: RulebookEvent): RulebookState {
  const { version, note, book } = event;
  return { current: version, versions: [...state.versions, { version, at, by: actor, note, book }] };
}

/** The rules of a version. What names no version was born under the first one. */
export function rulebookOf(state: RulebookState, version: number | undefined): Rulebook {
  if (version === undefined || version === 1) return defaultRulebook;
  const found = state.versions.find((one) => one.version === version);
  if (found === undefined) throw new RangeError(`No version ${version} of the rulebook`);
  return found.book;
}

export function currentRulebook(state: RulebookState): Rulebook {
  return rulebookOf(state, state.current);
}
