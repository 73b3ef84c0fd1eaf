import { pino, type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on stderr; stdout is for the one ready line. Whatever could carry a secret is cut out by name. */
export function createLog(level: string): Log {
  const secrets = [
    'password',
    'currentPassword',
    'newPassword',
    'token',
    'cookie',
    'authorization',
    'mainUrl',
    'subUrl',
    'onvifUrl',
  ];
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);
  return pino({ level, redact: { paths, censor: '[secret]' } }, pino.destination({ dest: 2, sync: false }));
}
