import { directorySchema, type Directory } from '../../protocol/hall/directory.ts';
import { mapConfigSchema, type MapConfig } from '../../protocol/map/mapConfig.ts';
import { sessionSchema, type LoginInput, type Session } from '../../protocol/access/session.ts';
import { Rejected, rejectionSchema } from '../../protocol/wire/rejection.ts';

const requestTimeoutMs = 15_000;
/** A photo of half a megabyte over a bad mobile line. */
const uploadTimeoutMs = 90_000;

async function request(path: string, init: RequestInit = {}, timeoutMs = requestTimeoutMs): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...init,
      signal: AbortSignal.timeout(timeoutMs),
      credentials: 'same-origin',
    });
  } catch (cause) {
    throw new Rejected('unavailable', 'timeout', { cause });
  }
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return body;
  const refused = rejectionSchema.safeParse(body);
  if (refused.success) throw Rejected.from(refused.data);
  throw new Rejected('serverFailure', 'serverFailure');
}

/** One request with a JSON answer; throws `Rejected`: the server's words, or `timeout` when none came. */
export function requestJson(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown> {
  if (body === undefined) return request(path, { method });
  return request(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/** One request of an upload in pieces; it may take longer than others. */
export function requestUpload(
  method: 'POST' | 'PATCH',
  path: string,
  headers: Record<string, string>,
  body: Blob | null = null,
): Promise<unknown> {
  return request(path, { method, headers, body }, uploadTimeoutMs);
}

/** The HTTP side of the server: what a page needs before and beside its socket. Every function throws `Rejected`. */
export async function logIn(input: LoginInput): Promise<Session> {
  return sessionSchema.parse(await requestJson('POST', '/api/login', input));
}

/** The login this browser already has; throws `unauthenticated` when it has none. */
export async function readSession(): Promise<Session> {
  return sessionSchema.parse(await request('/api/session'));
}

export async function logOut(): Promise<void> {
  await requestJson('POST', '/api/logout', {});
}

export async function logOutEverywhere(): Promise<void> {
  await requestJson('POST', '/api/logout-everywhere', {});
}

export async function changePassword(currentPassword: string, newPassword: string): Promise<Session> {
  return sessionSchema.parse(await requestJson('POST', '/api/password', { currentPassword, newPassword }));
}

export async function readDirectory(): Promise<Directory> {
  return directorySchema.parse(await request('/api/directory'));
}

export async function readMapConfig(): Promise<MapConfig> {
  return mapConfigSchema.parse(await request('/api/map-config'));
}

/**
 * Uploads a photo's bytes under an id made by the page; the same id and bytes may be sent again. With the SHA-256 the
 * page took of them, the server refuses bytes that changed on the way.
 */
export async function uploadAttachment(attachmentId: string, bytes: Blob, sha256?: Uint8Array): Promise<void> {
  const digest = sha256 === undefined ? null : btoa(String.fromCharCode(...sha256));
  await request(
    `/api/attachments/${encodeURIComponent(attachmentId)}`,
    {
      method: 'PUT',
      headers: {
        'content-type': bytes.type,
        ...(digest === null ? {} : { 'content-digest': `sha-256=:${digest}:` }),
      },
      body: bytes,
    },
    uploadTimeoutMs,
  );
}
