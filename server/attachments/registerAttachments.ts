import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPermitted, type OtherAction } from '../../protocol/access/permissions.ts';
import type { Session } from '../../protocol/access/session.ts';
import { attachmentSchema } from '../../protocol/incident/incident.ts';
import { attachmentIdSchema, type AttachmentId } from '../../protocol/ids.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { AttachmentStore } from './AttachmentStore.ts';
import { readRange } from './readRange.ts';
import { tooLarge } from './receiveBytes.ts';
import { readUpload } from './readUpload.ts';
import { rejectionStatus } from '../http/index.ts';

export interface AttachmentOptions {
  readonly directory: string;
  /** Answers who asks, or throws `Rejected`. */
  readonly authenticate: (request: FastifyRequest) => Promise<{ session: Session }>;
  /** Whether this person may read this attachment; the role's right is checked besides. */
  readonly mayRead?: (session: Session, id: AttachmentId) => boolean;
  readonly maxBytes?: number;
  readonly reserveBytes?: number;
}

type AttachmentRequest = FastifyRequest<{ Params: { id: string } }>;

const defaultMaxBytes = 8 * 1024 * 1024;
const address = '/api/attachments/:id';

/**
 * /api/attachments/:id on an app: PUT whole, or POST …/offer (are these bytes here already, and how many of them?) and then
 * PATCH with what lacks; GET. The store it returns answers `find` for the decider of `attachPhoto`. */
export async function registerAttachments(app: FastifyInstance, options: AttachmentOptions): Promise<AttachmentStore> {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  const { directory, reserveBytes = 0 } = options;
  const store = await AttachmentStore.create({ directory, maxBytes, reserveBytes });

  async function authorize(
    request: AttachmentRequest,
    action: OtherAction,
  ): Promise<{ id: AttachmentId; session: Session }> {
    const { session } = await options.authenticate(request);
    if (!isPermitted(session.role, action)) throw new Rejected('forbidden', 'roleMayNot');
    const id = attachmentIdSchema.safeParse(request.params.id);
    if (!id.success) throw new Rejected('malformed', 'malformedInput', { cause: id.error });
    if (action === 'readAttachment' && options.mayRead?.(session, id.data) === false) {
      throw new Rejected('forbidden', 'otherUnit');
    }
    return { id: id.data, session };
  }

  /** Nobody gets by a hash what he may not read: only his own bytes, or those he may open anyway. */
  function maySee(session: Session, { id, owner }: { id: AttachmentId; owner: string }): boolean {
    if (owner === session.accountId) return true;
    return isPermitted(session.role, 'readAttachment') && options.mayRead?.(session, id) === true;
  }

  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // The handler reads the stream itself: nothing is held in memory, and nothing is read before it is authorised.
    scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    scope.setErrorHandler(sendError);

    scope.put(address, { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request: AttachmentRequest) => {
      const { id, session } = await authorize(request, 'uploadAttachment');
      const mediaType = attachmentSchema.shape.mediaType.safeParse(request.headers['content-type']?.split(';')[0]);
      if (!mediaType.success) throw new Rejected('malformed', 'attachmentType');
      if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
      const expectedSha256 = readDigest(request.headers['content-digest']);
      const body: Readable = request.raw;
      return store.put({
        id,
        mediaType: mediaType.data,
        body,
        owner: session.accountId,
        ...(expectedSha256 === undefined ? {} : { expectedSha256 }),
      });
    });

    scope.post(`${address}/offer`, async (request: AttachmentRequest) => {
      const { id, session } = await authorize(request, 'uploadAttachment');
      const upload = { id, owner: session.accountId, ...readUpload(request.query, maxBytes) };
      const known = await store.takeKnown(upload, (other) => maySee(session, other));
      return { isStored: known !== undefined, receivedBytes: known?.sizeBytes ?? (await store.countReceived(upload)) };
    });

    scope.patch(address, { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request: AttachmentRequest) => {
      const { id, session } = await authorize(request, 'uploadAttachment');
      const upload = { id, owner: session.accountId, ...readUpload(request.query, maxBytes) };
      const offset = Number(request.headers['upload-offset']);
      if (!Number.isSafeInteger(offset) || offset < 0) throw new Rejected('malformed', 'malformedInput');
      const outcome = await store.append(upload, offset, request.raw);
      const isStored = typeof outcome !== 'number';
      return { isStored, receivedBytes: isStored ? upload.sizeBytes : outcome };
    });

    scope.get(address, async (request: AttachmentRequest, reply) => {
      const { id } = await authorize(request, 'readAttachment');
      const attachment = store.find(id);
      if (attachment === undefined) throw new Rejected('notFound', 'attachmentUnknown');
      const etag = `"${attachment.sha256}"`;
      reply
        .header('content-type', attachment.mediaType)
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', 'inline')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('accept-ranges', 'bytes')
        .header('cache-control', 'private, max-age=31536000, immutable')
        .header('etag', etag);
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      const range = readRange(request.headers.range, attachment.sizeBytes);
      if (range === null) return reply.header('content-length', attachment.sizeBytes).send(store.read(id));
      return reply
        .code(206)
        .header('content-range', `bytes ${range.start}-${range.end}/${attachment.sizeBytes}`)
        .header('content-length', range.end - range.start + 1)
        .send(store.read(id, range));
    });
    done();
  });
  return store;
}

/** The SHA-256 of a `Content-Digest` header (RFC 9530) in hexadecimal, or undefined when it carries none. */
function readDigest(header: string | string[] | undefined): string | undefined {
  const encoded = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(String(header ?? ''))?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('hex');
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!reply.raw.destroyed && !request.raw.complete) request.raw.resume();
  if (error instanceof Rejected) {
    if (error.code === 'storageFailure') request.log.error({ err: error }, 'An attachment could not be stored');
    return reply.code(rejectionStatus(error)).send(error.toRejection());
  }
  request.log.error({ err: error }, 'An attachment request failed');
  return reply.code(500).send({ code: 'serverFailure', reason: 'serverFailure' });
}
