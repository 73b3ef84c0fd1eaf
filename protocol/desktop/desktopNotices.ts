import { z } from 'zod';
import { displayViewSchema, serverStatusSchema } from './desktopCalls.ts';

/**
 * Everything the desktop shell says unasked. The talk key is `held` where its release is seen (a window of ours has the
 * focus) and `latched` where it is not: then the next press, or the time limit, releases it.
 */
export const desktopNotices = {
  pushToTalkPressed: z.strictObject({ how: z.enum(['held', 'latched']) }),
  pushToTalkReleased: z.strictObject({ why: z.enum(['key', 'focusLost', 'timeLimit', 'away', 'unbound']) }),
  displaysChanged: z.array(displayViewSchema),
  serverStatus: serverStatusSchema,
} as const;
export type DesktopNoticeName = keyof typeof desktopNotices;
export type DesktopNotice<Name extends DesktopNoticeName> = z.output<(typeof desktopNotices)[Name]>;
