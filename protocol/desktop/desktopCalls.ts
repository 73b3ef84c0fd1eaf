import { z } from 'zod';
import { wallIdSchema } from '../ids.ts';
import { rejectionSchema } from '../wire/rejection.ts';
import { boundsSchema, languageSchema, serverUrlSchema, wallDisplaySchema } from './desktopSettings.ts';
import { talkKeySchema } from './talkKey.ts';

const nothing = z.strictObject({});

/** `taken`: another program has the key; it talks in Yigan's own windows only. */
export const talkKeyStateSchema = z.enum(['bound', 'taken', 'none']);
export type TalkKeyState = z.infer<typeof talkKeyStateSchema>;

export const settingsViewSchema = z.strictObject({
  serverUrl: serverUrlSchema.nullable(),
  language: languageSchema,
  startsAtLogin: z.boolean(),
  pushToTalkKey: talkKeySchema.nullable(),
  pushToTalkState: talkKeyStateSchema,
});
export type SettingsView = z.infer<typeof settingsViewSchema>;

export const displayViewSchema = z.strictObject({
  id: z.string(),
  label: z.string(),
  bounds: boundsSchema,
  isPrimary: z.boolean(),
  /** The wall shown there, or null. */
  wallId: wallIdSchema.nullable(),
  /** Which display of that wall; 0 where none is shown. */
  wallDisplay: wallDisplaySchema,
});
export type DisplayView = z.infer<typeof displayViewSchema>;

export const serverStatusSchema = z.strictObject({
  mode: z.enum(['embedded', 'hall']),
  state: z.enum(['starting', 'ready', 'restarting', 'failed']),
  url: z.string().nullable(),
  /** How often the server on this machine was started again since the shell was started. */
  restarts: z.number().int().nonnegative(),
});
export type ServerStatus = z.infer<typeof serverStatusSchema>;

/** Everything a page may ask of the desktop shell. */
export const desktopCalls = {
  'app.version': {
    input: nothing,
    output: z.strictObject({ version: z.string(), electron: z.string(), chromium: z.string(), platform: z.string() }),
  },
  'settings.read': { input: nothing, output: settingsViewSchema },
  /** A new `serverUrl` is confirmed by the person in a window of the shell, and then starts the shell again. */
  'settings.save': {
    input: z.strictObject({
      serverUrl: serverUrlSchema.nullable().exactOptional(),
      language: languageSchema.exactOptional(),
      startsAtLogin: z.boolean().exactOptional(),
    }),
    output: settingsViewSchema,
  },
  'displays.list': { input: nothing, output: z.array(displayViewSchema) },
  'walls.open': {
    input: z.strictObject({
      displayId: z.string().max(64),
      wallId: wallIdSchema,
      wallDisplay: wallDisplaySchema.default(0),
    }),
    output: z.array(displayViewSchema),
  },
  'walls.close': { input: z.strictObject({ displayId: z.string().max(64) }), output: z.array(displayViewSchema) },
  'pushToTalk.bind': {
    input: z.strictObject({ key: talkKeySchema.nullable() }),
    output: z.strictObject({ state: talkKeyStateSchema }),
  },
  /** What happened to the asking page's forerunner: it had ended by itself and was loaded again; null when nothing did. */
  'page.recovery': {
    input: nothing,
    output: z.strictObject({ reason: z.string(), times: z.number().int().positive() }).nullable(),
  },
  'server.status': { input: nothing, output: serverStatusSchema },
} as const;
export type DesktopCallName = keyof typeof desktopCalls;
export type DesktopInput<Name extends DesktopCallName> = z.input<(typeof desktopCalls)[Name]['input']>;
export type DesktopOutput<Name extends DesktopCallName> = z.output<(typeof desktopCalls)[Name]['output']>;

/** How a call is answered: an error would lose its code on the way through Electron. */
export const desktopReplySchema = z.union([
  z.strictObject({ output: z.unknown() }),
  z.strictObject({ rejection: rejectionSchema }),
]);
export type DesktopReply = z.infer<typeof desktopReplySchema>;
