import { parseArgs } from 'node:util';
import { serverUrlSchema } from '../protocol/desktop/desktopSettings.ts';

export interface ShellArguments {
  /** The hall server to work for, over what the settings say; null when none was named. */
  readonly serverUrl: string | null;
  /** What was given for a server and is none; said, and not used. */
  readonly refusedServer: string | null;
  readonly isDemo: boolean;
}

/** Electron and Chromium have parameters of their own on the same command line; only ours are read. */
export function readShellArguments(parameters: readonly string[]): ShellArguments {
  const { values } = parseArgs({
    args: [...parameters],
    strict: false,
    allowPositionals: true,
    options: { server: { type: 'string' }, demo: { type: 'boolean' } },
  });
  const server = typeof values.server === 'string' ? values.server : null;
  const parsed = serverUrlSchema.safeParse(server);
  return {
    serverUrl: parsed.success ? parsed.data : null,
    refusedServer: server === null || parsed.success ? null : server,
    isDemo: values.demo === true,
  };
}
