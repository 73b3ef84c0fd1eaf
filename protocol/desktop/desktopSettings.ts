import { z } from 'zod';
import { wallIdSchema } from '../ids.ts';
import { mostDisplays } from '../wall/wall.ts';
import { talkKeySchema } from './talkKey.ts';

export const boundsSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Bounds = z.infer<typeof boundsSchema>;

/** What a display is recognised by when the machine starts again; its number alone may change. */
export const displayIdentitySchema = z.strictObject({ id: z.string(), label: z.string(), bounds: boundsSchema });
export type DisplayIdentity = z.infer<typeof displayIdentitySchema>;

/** The origin of a hall server: scheme, host and port; a path, a name or a password in it is refused. */
export const serverUrlSchema = z
  .string()
  .max(300)
  .regex(/^https?:\/\/([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:\d{1,5})?\/?$/i, 'only scheme, host and port')
  .transform((text) => text.toLowerCase().replace(/\/$/, ''));

/** Which display of a wall, counted from 0; a wall may go over several. */
export const wallDisplaySchema = z
  .number()
  .int()
  .min(0)
  .max(mostDisplays - 1);

export const languageSchema = z.enum(['zh-CN', 'en']);

/** What the desktop shell keeps on its machine. */
export const desktopSettingsSchema = z.strictObject({
  version: z.literal(1),
  /** The hall this seat works for; null runs the server on this machine. */
  serverUrl: serverUrlSchema.nullable(),
  /** Whether the server on this machine shows the demo city; null until somebody has chosen. */
  isDemo: z.boolean().nullable(),
  /** The port the server on this machine had last, so that pages keep their origin and what they remember. */
  embeddedPort: z.number().int().min(1).max(65_535).nullable(),
  language: languageSchema,
  startsAtLogin: z.boolean(),
  pushToTalkKey: talkKeySchema.nullable(),
  consoleBounds: boundsSchema.nullable(),
  walls: z
    .array(
      z.strictObject({
        display: displayIdentitySchema,
        wallId: wallIdSchema,
        /** Absent in what was kept before walls went over several displays. */
        wallDisplay: wallDisplaySchema.default(0),
      }),
    )
    .max(32),
});
export type DesktopSettings = z.infer<typeof desktopSettingsSchema>;
