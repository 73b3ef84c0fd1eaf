import type { Page } from 'playwright-core';
import type { StandInElectron } from './electron.ts';

/** One run of the shell, on the stand-in or in Electron. */
export interface Desktop {
  /** Runs a function that uses nothing from around it in the main process. */
  evaluate<Result, Argument>(
    ask: (electron: StandInElectron, argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  /** The page of the window whose address has this part, as soon as there is one. */
  page(part: string): Promise<Page>;
  /** The addresses of all windows. */
  urls(): Promise<string[]>;
  quit(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  readonly exited: Promise<number | null>;
  readonly words: () => string;
}
