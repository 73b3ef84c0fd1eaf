import type { HallState } from '../../../protocol/hall/hallState.ts';
import type { CallOutput } from '../../../protocol/wire/allCalls.ts';
import { codeOfState } from './codeOfState.ts';

export interface Comparison {
  readonly seq: number;
  /** First eight hexadecimal digits, to be read out to a colleague. */
  readonly code: string;
  readonly isSame: boolean;
}

interface ComparisonParts {
  readonly readCode: () => Promise<CallOutput<'live.code'>>;
  readonly readState: () => HallState;
}

const mostTries = 10;
const betweenMs = 200;

/** Compares what the page knows with what the server knows, at a moment both have reached; null when none came. */
export async function compareWithServer({ readCode, readState }: ComparisonParts): Promise<Comparison | null> {
  for (let left = mostTries; left > 0; left -= 1) {
    const before = readState();
    const server = await readCode();
    // The page is told before it is answered; a busy hall may be further on by then.
    const state = [before, readState()].find(({ seq }) => seq === server.seq);
    if (state !== undefined) {
      const code = await codeOfState(state);
      return code === null ? null : { seq: server.seq, code: code.slice(0, 8), isSame: code === server.code };
    }
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
  }
  return null;
}
