import { z } from 'zod';

/** Keys that can be the global talk key, by `KeyboardEvent.code`: they exist on every keyboard and mean one thing. */
const functionKeys = Array.from({ length: 24 }, (_, index) => `F${index + 1}`);
const letterKeys = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `Key${letter}`);
const digitKeys = Array.from('0123456789', (digit) => `Digit${digit}`);
const talkKeyCodes = [...functionKeys, 'Space', 'Insert', ...letterKeys, ...digitKeys];

/**
 * The key that talks from any program. A key that types something needs Control or Alt beside it, else it would be taken
 * away from every other program.
 */
export const talkKeySchema = z
  .strictObject({
    code: z.string().refine((code) => talkKeyCodes.includes(code), 'not a key that can talk'),
    isControl: z.boolean(),
    isAlt: z.boolean(),
    isShift: z.boolean(),
  })
  .refine(({ code, isControl, isAlt }) => functionKeys.includes(code) || isControl || isAlt, 'needs Control or Alt');
export type TalkKey = z.infer<typeof talkKeySchema>;

export const defaultTalkKey: TalkKey = { code: 'Space', isControl: true, isAlt: true, isShift: false };
