interface Listening {
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
}

/** What a person is told to open, and how a program on this very machine comes in. */
export function serverAddresses({ host, port, isSecure }: Listening): { shown: string; own: string } {
  const scheme = isSecure ? 'https' : 'http';
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    shown: `${scheme}://${isEverywhere ? 'localhost' : name}:${port}`,
    own: `${scheme}://${isEverywhere ? '127.0.0.1' : name}:${port}`,
  };
}
