import { Rejected } from '../../protocol/wire/rejection.ts';

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Says in an operator's words why bytes could not be kept; anything that is not about storage comes back as it was. */
export function storageRejection(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (typeof code !== 'string' || cause instanceof Rejected) return cause;
  if (fullCodes.has(code)) return new Rejected('storageFailure', 'storageFull', { cause });
  if (code === 'EIO' || code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code === 'EMFILE')
    return new Rejected('storageFailure', 'storageFailed', { cause });
  return cause;
}
