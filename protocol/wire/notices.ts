import { z } from 'zod';
import { cameraStatusSchema } from '../camera/camera.ts';
import { fieldViewSchema } from '../hall/fieldView.ts';
import { ptzNotices } from '../ptz/ptzCalls.ts';
import { linkageNotices } from '../linkage/linkageCalls.ts';
import { journalEntrySchema } from './journalEntry.ts';

/** What the server says unasked, by Socket.IO event name; media and voice bring their own rows. */
export const hallNotices = {
  /** To seats: new entries of the live stream, contiguous. */
  entries: z.array(journalEntrySchema),
  /** To a phone: its whole view, whenever it changed. */
  fieldView: fieldViewSchema,
  /** To seats: changes of camera status, by camera id. */
  cameraStatuses: z.record(z.string(), cameraStatusSchema),
  /** To seats, at most once a second: positions that changed, as `packPositions` writes them. */
  unitPositions: z.union([z.instanceof(ArrayBuffer), z.instanceof(Uint8Array)]),
  /** The login ended on the server (idle, log-out everywhere, account disabled); the socket closes next. */
  sessionEnded: z.strictObject({
    reason: z.enum(['idle', 'loggedOut', 'loggedOutEverywhere', 'accountChanged', 'serverStopping']),
  }),
  /** Every ten seconds: the server's clock in milliseconds, against which seats show their drift. */
  clock: z.strictObject({ serverNow: z.number() }),
  ...linkageNotices,
  ...ptzNotices,
} as const;
