import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ptzSpaceKinds } from './onvif/ptzSpaces.ts';

const portSchema = z.coerce.number().int().min(0).max(65_535);

const simulatorOptionsSchema = z.strictObject({
  /** Folder with scene.json and cameras.json. */
  city: z.string(),
  /** File with the ids of the cameras to simulate, or with whole cameras. */
  cameras: z.string(),
  glyphs: z.string(),
  host: z.string(),
  rtspPort: portSchema,
  onvifPort: portSchema,
  username: z.string().min(1),
  password: z.string().min(1),
  digest: z.enum(['both', 'md5', 'sha256']),
  ptzSpaces: z.enum(ptzSpaceKinds),
  keyIntervalMs: z.coerce.number().int().min(200).max(60_000),
  sessionTimeoutS: z.coerce.number().int().min(1).max(3600),
  exitWithParent: z.boolean(),
});
export type SimulatorOptions = z.infer<typeof simulatorOptionsSchema>;

/** Reads the command line; the password comes from a file or from YIGAN_SIMULATOR_PASSWORD, never from an argument. */
export function readSimulatorOptions(args: string[], env: NodeJS.ProcessEnv): SimulatorOptions {
  const { values } = parseArgs({
    args,
    options: {
      city: { type: 'string' },
      cameras: { type: 'string' },
      glyphs: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      'rtsp-port': { type: 'string', default: '0' },
      'onvif-port': { type: 'string', default: '0' },
      username: { type: 'string', default: 'demo' },
      'password-file': { type: 'string' },
      digest: { type: 'string', default: 'both' },
      'ptz-spaces': { type: 'string', default: 'spherical' },
      'key-interval-ms': { type: 'string', default: '2000' },
      'session-timeout-s': { type: 'string', default: '60' },
      'exit-with-parent': { type: 'boolean', default: false },
    },
  });
  if (values.city === undefined) throw new Error('--city FOLDER is needed');
  const passwordFile = values['password-file'];
  return simulatorOptionsSchema.parse({
    city: values.city,
    cameras: values.cameras ?? join(values.city, 'liveCameras.json'),
    glyphs: values.glyphs ?? join(values.city, '..', 'simulator', 'glyphs.bin'),
    host: values.host,
    rtspPort: values['rtsp-port'],
    onvifPort: values['onvif-port'],
    username: values.username,
    password: passwordFile === undefined ? env['YIGAN_SIMULATOR_PASSWORD'] : readFileSync(passwordFile, 'utf8').trim(),
    digest: values.digest,
    ptzSpaces: values['ptz-spaces'],
    keyIntervalMs: values['key-interval-ms'],
    sessionTimeoutS: values['session-timeout-s'],
    exitWithParent: values['exit-with-parent'],
  });
}
