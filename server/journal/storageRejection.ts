import { Rejected } from '../../protocol/wire/rejection.ts';

const sqliteFull = 13;
const sqliteIoError = 10;

/** The operator's words for what a failed write means; anything that is not the disk's fault is passed on as it is. */
export function storageRejection(error: unknown): unknown {
  const { errcode, code } = error as { errcode?: number; code?: string };
  const primary = (errcode ?? 0) & 0xff;
  if (primary === sqliteFull || code === 'ENOSPC' || code === 'EDQUOT') {
    return new Rejected('storageFailure', 'storageFull', { cause: error });
  }
  if (primary === sqliteIoError || code === 'EIO' || code === 'EROFS') {
    return new Rejected('storageFailure', 'storageFailed', { cause: error });
  }
  return error;
}
