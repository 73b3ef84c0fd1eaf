import type { IntakeFault } from '../../protocol/intake/intakeFault.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';

const longestDetail = 200;

/** A failure that is named already. */
export class IntakeFailure extends Error {
  readonly fault: IntakeFault;

  constructor(code: IntakeFault['code'], detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.fault = { code, detail: detail.slice(0, longestDetail) };
  }
}

/** What a page is told of a failure; what nobody named is the other side's not being reached. */
export function faultOf(error: unknown): IntakeFault {
  if (error instanceof IntakeFailure) return error.fault;
  if (error instanceof Rejected) {
    const where = error.details?.['where'] ?? error.details?.['field'] ?? '';
    return { code: 'refused', reason: error.reason, detail: String(where).slice(0, longestDetail) };
  }
  if (!(error instanceof Error)) return { code: 'unreachable', detail: '' };
  if (error.name === 'TimeoutError') return { code: 'late', detail: '' };
  const { message } = error.cause instanceof Error ? error.cause : error;
  return { code: 'unreachable', detail: message.slice(0, longestDetail) };
}
