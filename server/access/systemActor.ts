import { systemName, type Actor } from '../../protocol/access/role.ts';
import { accountIdSchema, seatIdSchema } from '../../protocol/ids.ts';

/** The server itself, where nobody asked: linkage after a report, the record of a talk burst. */
export const systemActor: Actor = {
  accountId: accountIdSchema.parse('system'),
  name: systemName,
  role: 'system',
  seatId: seatIdSchema.parse('server'),
};
