export interface RtspRequest {
  kind: 'request';
  method: string;
  url: string;
  /** Names in lower case. */
  headers: Map<string, string>;
  body: string;
}

/** A binary packet between the requests of a TCP interleaved session (RFC 2326, 10.12). */
export interface InterleavedPacket {
  kind: 'interleaved';
  channel: number;
  payload: Buffer;
}

const maximumHeaderBytes = 16_384;
const maximumBodyBytes = 65_536;

/** Cuts the byte stream of a connection into requests and interleaved packets; throws on what is neither. */
export class RtspReader {
  private buffered: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): (RtspRequest | InterleavedPacket)[] {
    this.buffered = this.buffered.length === 0 ? chunk : Buffer.concat([this.buffered, chunk]);
    const messages: (RtspRequest | InterleavedPacket)[] = [];
    for (;;) {
      const message = this.buffered[0] === 0x24 ? this.takeInterleaved() : this.takeRequest();
      if (message === null) return messages;
      messages.push(message);
    }
  }

  private takeInterleaved(): InterleavedPacket | null {
    if (this.buffered.length < 4) return null;
    const length = this.buffered.readUInt16BE(2);
    if (this.buffered.length < 4 + length) return null;
    const payload = Buffer.from(this.buffered.subarray(4, 4 + length));
    const channel = this.buffered.readUInt8(1);
    this.buffered = this.buffered.subarray(4 + length);
    return { kind: 'interleaved', channel, payload };
  }

  private takeRequest(): RtspRequest | null {
    const end = this.buffered.indexOf('\r\n\r\n');
    if (end < 0) {
      if (this.buffered.length > maximumHeaderBytes) throw new Error('RTSP request header is too long');
      return null;
    }
    const [requestLine = '', ...headerLines] = this.buffered.toString('utf8', 0, end).trimStart().split('\r\n');
    const [method = '', url = '', version = ''] = requestLine.split(' ');
    if (!version.startsWith('RTSP/')) throw new Error('not an RTSP request line');
    const headers = new Map<string, string>();
    for (const line of headerLines) {
      const colon = line.indexOf(':');
      if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
    const length = Number(headers.get('content-length') ?? 0);
    if (!Number.isInteger(length) || length < 0 || length > maximumBodyBytes) throw new Error('bad Content-Length');
    if (this.buffered.length < end + 4 + length) return null;
    const body = this.buffered.toString('utf8', end + 4, end + 4 + length);
    this.buffered = this.buffered.subarray(end + 4 + length);
    return { kind: 'request', method, url, headers, body };
  }
}

const reasons: Record<number, string> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  454: 'Session Not Found',
  455: 'Method Not Valid in This State',
  461: 'Unsupported Transport',
  501: 'Not Implemented',
};

export interface RtspReply {
  status: number;
  headers?: [name: string, value: string][];
  body?: string;
}

export function formatReply(reply: RtspReply, sequence: string): string {
  const lines = [`RTSP/1.0 ${reply.status} ${reasons[reply.status] ?? 'Error'}`, `CSeq: ${sequence}`];
  for (const [name, value] of reply.headers ?? []) lines.push(`${name}: ${value}`);
  if (reply.body !== undefined) lines.push(`Content-Length: ${Buffer.byteLength(reply.body)}`);
  return `${lines.join('\r\n')}\r\n\r\n${reply.body ?? ''}`;
}
