import { Rejected } from '../../protocol/wire/rejection.ts';

/** Primary result codes (sqlite.org/rescode.html). */
const sqliteFull = 13;
const sqliteIoError = 10;
const fullCodes: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const failureCodes: readonly unknown[] = ['EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE'];

/** The operator's words for a write that the disk refused; anything that is not about storage comes back as it was. */
export function storageRejection(cause: unknown): unknown {
  if (!(cause instanceof Error) || cause instanceof Rejected) return cause;
  const { errcode, code } = cause as { errcode?: number; code?: unknown };
  const primary = (errcode ?? 0) & 0xff;
  if (primary === sqliteFull || fullCodes.includes(code))
    return new Rejected('storageFailure', 'storageFull', { cause });
  if (primary === sqliteIoError || failureCodes.includes(code)) {
    return new Rejected('storageFailure', 'storageFailed', { cause });
  }
  return cause;
}
