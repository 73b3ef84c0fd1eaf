/** One hash over the names and contents of all files in `paths` (files or folders, missing ones count as empty). */
export function inputHash(folder: string, paths: readonly string[]): string;
