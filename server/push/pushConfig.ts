import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { StartRefused } from '../database/index.ts';

/** `https://push.example` or, for every host below a name, `https://*.push.example`; plain http on this machine only. */
const originSchema = z
  .string()
  .regex(/^(https:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?|http:\/\/(127\.0\.0\.1|localhost)(:\d{1,5})?)$/);

const pushConfigSchema = z.strictObject({
  isOn: z.boolean().default(true),
  origins: z
    .array(originSchema)
    .max(50)
    .default([
      'https://fcm.googleapis.com',
      'https://updates.push.services.mozilla.com',
      'https://*.push.apple.com',
      'https://*.notify.windows.com',
    ]),
  /** Whom a push service may write to about this sender (RFC 8292, `sub`). */
  contact: z
    .string()
    .regex(/^(mailto:|https:\/\/)\S+$/)
    .default('mailto:operator@yigan.example'),
});
export type PushConfig = z.infer<typeof pushConfigSchema>;

/** `push.json` in the data folder; without it the browsers' own services are allowed. */
export function readPushConfig(dataFolder: string): PushConfig {
  const file = join(dataFolder, 'push.json');
  if (!existsSync(file)) return pushConfigSchema.parse({});
  try {
    return pushConfigSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new StartRefused(`The settings of the push messages cannot be read: ${file}.`, { cause });
  }
}

/** Whether the server may send to this address: nothing else on any network is ever asked for a phone's sake. */
export function isAllowedEndpoint(endpoint: string, { origins }: Pick<PushConfig, 'origins'>): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { origin, protocol, hostname, port, username } = new URL(endpoint);
  if (username !== '') return false;
  return origins.some((allowed) => {
    if (!allowed.startsWith('https://*.')) return new URL(allowed).origin === origin;
    return protocol === 'https:' && port === '' && hostname.endsWith(allowed.slice('https://*'.length));
  });
}
