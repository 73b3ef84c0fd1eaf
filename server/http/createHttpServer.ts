import { existsSync } from 'node:fs';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Log } from '../log/index.ts';
import { closeOpenSockets } from './closeOpenSockets.ts';
import { isSameOrigin } from './isSameOrigin.ts';
import { rejectionStatus } from './rejectionStatus.ts';

export interface HttpServerOptions {
  readonly log: Log;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** The built pages. */
  readonly pagesFolder: string;
  /** Origins of others' pages that the wall may frame. */
  readonly wallPageOrigins: readonly string[];
  /** Machines of the site that the map may ask for tiles. */
  readonly mapOrigins: readonly string[];
}

const bodyLimitBytes = 1024 * 1024;
/** Long enough for a photo over a poor line. */
const requestTimeoutMs = 120_000;

/**
 * Everything a page may load comes from this server and from the map machines that the site named. Styles may be inline because the component
 * library writes them; scripts may not.
 */
function contentSecurityPolicy(mapOrigins: readonly string[]): string {
  const mapped = mapOrigins.map((origin) => ` ${origin}`).join('');
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${mapped}`,
    "font-src 'self' data:",
    `connect-src 'self'${mapped}`,
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The HTTP server with its safety rules; capabilities add their routes to it. */
export async function createHttpServer({
  log,
  tls,
  pagesFolder,
  wallPageOrigins,
  mapOrigins,
}: HttpServerOptions): Promise<FastifyInstance> {
  const policy = contentSecurityPolicy(mapOrigins);
  const shared = { bodyLimit: bodyLimitBytes, requestTimeout: requestTimeoutMs, forceCloseConnections: true as const };
  const app = (tls === null
    ? fastify(shared)
    : fastify({ ...shared, https: { cert: tls.cert, key: tls.key } })) as unknown as FastifyInstance;
  closeOpenSockets(app);
  await app.register(fastifyCookie);

  app.addHook('onRequest', (request, reply, done) => {
    void reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self)',
    });
    if (tls !== null) void reply.header('strict-transport-security', 'max-age=31536000');
    const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
    if (isWrite && !isSameOrigin(request.headers)) done(new Rejected('forbidden', 'foreignOrigin'));
    else done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store');
    done(null, payload);
  });

  app.setErrorHandler((error, request, reply) => sendError(error, request, reply, log));
  app.setNotFoundHandler((request, reply) => {
    void reply.code(404).send(new Rejected('notFound', 'unknownCall').toRejection());
  });

  if (existsSync(pagesFolder)) {
    await app.register(fastifyStatic, {
      root: pagesFolder,
      prefix: '/',
      index: false,
      preCompressed: true,
      cacheControl: false,
      // What lies in assets/ carries its hash in its name; all else is asked for again each time.
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/assets/') || path.includes('\\assets\\');
        void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    const page = (file: string) => (_request: FastifyRequest, reply: FastifyReply) => reply.sendFile(file);
    app.get('/', page('console.html'));
    const framed = wallPageOrigins.length === 0 ? "'none'" : wallPageOrigins.join(' ');
    const wallPolicy = `${policy}; frame-src ${framed}`;
    app.get('/wall', (_request, reply) => reply.header('content-security-policy', wallPolicy).sendFile('wall.html'));
    app.get('/field', page('field.html'));
  } else {
    log.warn({ pagesFolder }, 'the pages are not built; only the interfaces answer');
  }
  return app;
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): FastifyReply {
  if (error instanceof Rejected) {
    if (error.code === 'storageFailure') log.error({ err: error }, 'storage refused');
    return reply.code(rejectionStatus(error)).send(error.toRejection());
  }
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (status === 413) return reply.code(413).send(new Rejected('tooLarge', 'tooLarge').toRejection());
  if (status >= 400 && status < 500)
    return reply.code(status).send(new Rejected('malformed', 'malformedInput').toRejection());
  log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed');
  return reply.code(500).send(new Rejected('serverFailure', 'serverFailure').toRejection());
}
