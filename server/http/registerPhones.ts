import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { PhonesView } from '../../protocol/phones/phonesView.ts';
import type { Access } from '../access/index.ts';
import { outwardNames } from './machineNames.ts';
import { isLoopback, type Tls } from './readTls.ts';

interface RegisterPhonesOptions {
  readonly access: Access;
  readonly tls: Tls | null;
  readonly host: string;
}

/** The authority's certificate for everybody, and how phones get in for those who hand them out. */
export function registerPhones(app: FastifyInstance, { access, tls, host }: RegisterPhonesOptions): void {
  const local = tls?.local ?? null;
  if (local !== null) {
    local.follow(app.server as unknown as Parameters<typeof local.follow>[0]);
    app.addHook('onClose', () => local.close());
    // A certificate is public; what must stay here is its key.
    app.get('/ca.crt', (_request, reply) =>
      reply
        .type('application/x-x509-ca-cert')
        .header('content-disposition', 'attachment; filename="yigan-ca.crt"')
        .header('cache-control', 'no-cache')
        .send(local.authority.raw),
    );
  }

  app.get('/api/phones', async (request): Promise<PhonesView> => {
    await access.demand(request, 'connectPhones');
    const { port } = app.server.address() as AddressInfo;
    const names = isLoopback(host) ? [] : outwardNames(host);
    const authority = local?.authority ?? null;
    return {
      addresses: names.map((name) => `https://${name.includes(':') ? `[${name}]` : name}:${port}/field`),
      authority:
        authority === null
          ? null
          : { fingerprint: authority.fingerprint256, validUntil: Date.parse(authority.validTo) },
    };
  });
}
