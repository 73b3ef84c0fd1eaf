import type { Rejection, RejectionCode } from '../../protocol/wire/rejection.ts';

const statuses: Record<RejectionCode, number> = {
  malformed: 400,
  unknownCommand: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  notAllowed: 409,
  rateLimited: 429,
  tooLarge: 413,
  unavailable: 503,
  storageFailure: 500,
  serverFailure: 500,
};

/** The HTTP status that carries a refusal (RFC 9110; 507 Insufficient Storage is RFC 4918, 11.5). */
export function rejectionStatus({ code, reason }: Pick<Rejection, 'code' | 'reason'>): number {
  if (reason === 'attachmentType') return 415;
  if (reason === 'storageFull') return 507;
  return statuses[code];
}
