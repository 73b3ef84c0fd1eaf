import { createHmac } from 'node:crypto';
import type { IntakeSource } from '../../../protocol/intake/intakeSource.ts';
import { demoPassword } from '../hallServer.ts';
import { post } from '../hallClient.ts';

export const webhookSource: Omit<IntakeSource, 'id'> = {
  name: '119 接处警',
  source: '119',
  isDisabled: false,
  kinds: { 建筑火灾: 'fire', 内涝: 'flood' },
  defaultType: 'other',
  defaultPriority: 3,
  windowMs: 600_000,
  autoReport: null,
  mostAMinute: 30_000,
  adapter: { kind: 'webhook' },
};

/** What a system administrator and another system do. */
export class IntakeClient {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async create(url: string): Promise<IntakeClient> {
    const { cookie } = await post(url, '/api/login', { username: 'xitong', password: demoPassword });
    return new IntakeClient(url, cookie);
  }

  async saveSource(id: string, source: Omit<IntakeSource, 'id'>): Promise<number> {
    const { status } = await this.#request('PUT', `/api/intake-sources/${id}`, source);
    return status;
  }

  /** A new key of the server's making, or the one given. */
  async setKey(id: string, key?: string): Promise<string> {
    const { body } = await this.#request('POST', `/api/intake-sources/${id}/key`, key === undefined ? {} : { key });
    return String(body['key']);
  }

  async sources(): Promise<{ source: IntakeSource; status: Record<string, unknown>; hasKey: boolean }[]> {
    const { body } = await this.#request('GET', '/api/intake-sources');
    return body['sources'] as never;
  }

  async #request(method: string, path: string, body?: unknown) {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
}

export interface Sending {
  readonly url: string;
  readonly sourceId: string;
  readonly key: string;
  readonly contentType?: string;
  readonly timestamp?: number;
}

/** Signs and sends a body as docs/integrate.md tells it. */
export async function sendSigned(sending: Sending, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(sending.timestamp ?? Math.floor(Date.now() / 1000));
  const signature = `v1=${createHmac('sha256', sending.key).update(`${timestamp}.${text}`).digest('hex')}`;
  const response = await fetch(`${sending.url}/api/intake/${sending.sourceId}`, {
    method: 'POST',
    headers: {
      'content-type': sending.contentType ?? 'application/json',
      'x-yigan-timestamp': timestamp,
      'x-yigan-signature': signature,
    },
    body: text,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
