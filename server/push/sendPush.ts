import { createHash } from 'node:crypto';
import type { PushPayload } from '../../protocol/push/push.ts';
import { encryptPush } from './encryptPush.ts';
import type { PushMessage, PushOutcome } from './PushQueue.ts';
import type { VapidKeys } from './VapidKeys.ts';

interface SendPushOptions {
  readonly vapid: VapidKeys;
  readonly contact: string;
  readonly now: () => number;
}

const answerTimeoutMs = 10_000;
/** Every message has this length before it is sealed, so that a service cannot tell the kinds apart. */
const paddedLength = 128;

/** One attempt to hand a message to its push service (RFC 8030). */
export async function sendPush(
  { subscription, kind, expiresAt }: PushMessage,
  { vapid, contact, now }: SendPushOptions,
): Promise<PushOutcome> {
  const { endpoint, keys } = subscription;
  const payload: PushPayload = { kind };
  const receiver = { publicKey: Buffer.from(keys.p256dh, 'base64url'), auth: Buffer.from(keys.auth, 'base64url') };
  const body = encryptPush(Buffer.from(JSON.stringify(payload)), receiver, { paddedLength });
  let response: Response;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        authorization: vapid.authorization(new URL(endpoint).origin, contact, now()),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(Math.max(1, Math.ceil((expiresAt - now()) / 1_000))),
        topic: topicOf(endpoint, kind),
        urgency: 'high',
      },
      body: new Uint8Array(body),
      // A service that points elsewhere must not lead the server to an address that nobody allowed.
      redirect: 'error',
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    await response.body?.cancel();
  } catch {
    // No network, a name that is not known, no answer in time: all of them may pass.
    return { how: 'failed', retryAfterMs: null };
  }
  if (response.ok) return { how: 'sent' };
  if (response.status === 404 || response.status === 410) return { how: 'gone' };
  if (response.status === 429 || response.status >= 500) {
    const retryAfterS = Number(response.headers.get('retry-after'));
    return { how: 'failed', retryAfterMs: Number.isFinite(retryAfterS) ? retryAfterS * 1_000 : null };
  }
  return { how: 'refused' };
}

/** What a service replaces an undelivered older message by; it stands in clear on the way and must say nothing. */
function topicOf(endpoint: string, kind: string): string {
  return createHash('sha256').update(`${kind} ${endpoint}`).digest('base64url').slice(0, 32);
}
