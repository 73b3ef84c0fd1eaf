export interface Program {
  entry: string;
  /** Inside dist/. */
  file: string;
  format?: 'cjs';
  isSelfContained?: boolean;
}
export const programs: readonly Program[];
export function isExternal(program: Program, id: string): boolean;
