/** Spreads sources over units of about equal size, keeping colliding files apart; gives the paths of each unit. */
export function spreadOverUnits(sources: readonly { path: string; lines: number }[], unitCount: number): string[][];
/** The text of a unit; MS_CLASS, which every file defines for itself, is undefined again after each. */
export function unitText(paths: readonly string[]): string;
