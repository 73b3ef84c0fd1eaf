import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IntakeAnswer, IntakeResult } from '../../protocol/intake/intakeReport.ts';
import type { IntakeSource } from '../../protocol/intake/intakeSource.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { systemActor, type Access } from '../access/index.ts';
import { rejectionStatus } from '../http/index.ts';
import { faultOf } from './faultOf.ts';
import type { IntakeDesk } from './IntakeDesk.ts';
import type { IntakeHealth } from './IntakeHealth.ts';
import { isSignedWith, signIntake, type IntakeKeys } from './IntakeKeys.ts';
import type { IntakeSources } from './IntakeSources.ts';
import { ReportQuota } from './ReportQuota.ts';
import { refusalWords } from './refusalWords.ts';

export interface WebhookParts {
  readonly access: Access;
  readonly sources: IntakeSources;
  readonly keys: IntakeKeys;
  readonly desk: IntakeDesk;
  readonly health: IntakeHealth;
  readonly now: () => number;
}

const bodyLimitBytes = 512 * 1024;
const windowSeconds = 300;
const types = ['application/json', 'application/cap+xml', 'application/xml', 'text/xml'];

/**
 * POST /api/intake/:source. The body is read as bytes, because its signature is over bytes; nothing of it is parsed before
 * the signature is right. Sent again, a report changes nothing; an older version never replaces a newer one.
 */
export async function registerWebhook(app: FastifyInstance, parts: WebhookParts): Promise<void> {
  const { access, sources, keys, desk, health, now } = parts;
  const quotas = new Map<string, ReportQuota>();

  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(types, { parseAs: 'buffer', bodyLimit: bodyLimitBytes }, (_request, body, finish) =>
      finish(null, body),
    );
    scope.setErrorHandler((error, request, reply) => {
      const refusal = refusalOf(error);
      if (refusal === null) throw error;
      const { source: sourceId } = request.params as { source: string };
      const source = sources.find(sourceId);
      if (source !== undefined) health.noteError(source.id, faultOf(refusal));
      access.audit.recordRefusal({ ...systemActor, name: source?.id ?? '' }, 'POST /api/intake', refusal);
      if (refusal.code === 'rateLimited') void reply.header('retry-after', '5');
      return reply
        .code(refusal.reason === 'intakeSignature' || refusal.reason === 'intakeTime' ? 401 : rejectionStatus(refusal))
        .send({ ...refusal.toRejection(), message: refusalWords(refusal.reason) });
    });

    scope.post('/api/intake/:source', { bodyLimit: bodyLimitBytes }, async (request): Promise<IntakeAnswer> => {
      const source = sources.find((request.params as { source: string }).source);
      if (source?.adapter.kind !== 'webhook') throw new Rejected('notFound', 'intakeSource');
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const sentAt = demandSignature(request, source, body);
      if (source.isDisabled) throw new Rejected('forbidden', 'intakeDisabled');
      const results = await take(source, request, body, sentAt);
      health.noteGood(source.id, results.length);
      return { results };
    });
    done();
  });

  /** The time at which the sender signed, in milliseconds. */
  function demandSignature({ headers }: FastifyRequest, source: IntakeSource, body: Uint8Array): number {
    const key = keys.read(source.id);
    if (key === undefined) throw new Rejected('unavailable', 'intakeKeyMissing');
    const timestamp = headers['x-yigan-timestamp'];
    const signature = headers['x-yigan-signature'];
    if (typeof timestamp !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(timestamp))
      throw new Rejected('unauthenticated', 'intakeSignature');
    if (!isSignedWith(signature, signIntake(key, timestamp, body)))
      throw new Rejected('unauthenticated', 'intakeSignature');
    const sentAt = Number(timestamp) * 1000;
    if (Math.abs(now() - sentAt) > windowSeconds * 1000) throw new Rejected('unauthenticated', 'intakeTime');
    return sentAt;
  }

  async function take(
    source: IntakeSource,
    request: FastifyRequest,
    body: Buffer,
    sentAt: number,
  ): Promise<IntakeResult[]> {
    const quota = quotaOf(source);
    if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
      quota.demand(1);
      return desk.takeCap(source, body);
    }
    let raw: unknown;
    try {
      raw = JSON.parse(body.toString('utf8'));
    } catch (cause) {
      throw new Rejected('malformed', 'malformedInput', { details: { where: 'JSON' }, cause });
    }
    const { reports } = (raw ?? {}) as { reports?: unknown };
    quota.demand(Array.isArray(reports) ? reports.length : 1);
    return desk.takeJson(source, raw, sentAt);
  }

  function quotaOf(source: IntakeSource): ReportQuota {
    const known = quotas.get(source.id);
    if (known?.mostAMinute === source.mostAMinute) return known;
    const made = new ReportQuota(source.mostAMinute, now);
    quotas.set(source.id, made);
    return made;
  }
}

function refusalOf(error: unknown): Rejected | null {
  if (error instanceof Rejected) return error;
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (status === 413) return new Rejected('tooLarge', 'tooLarge', { cause: error });
  if (status === 415) return new Rejected('malformed', 'attachmentType', { cause: error });
  return null;
}
