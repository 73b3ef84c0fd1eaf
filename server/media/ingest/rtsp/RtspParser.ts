import { StreamFailure } from '../StreamFailure.ts';

export type RtspResponse = { kind: 'response'; status: number; headers: RtspHeaders; body: Buffer };
export type RtspRequest = { kind: 'request'; method: string; headers: RtspHeaders };
export type RtspFrame = { kind: 'frame'; channel: number; payload: Buffer };
export type RtspMessage = RtspResponse | RtspRequest | RtspFrame;
/** Header names in lower case; a name may stand more than once (two challenges). */
export type RtspHeaders = ReadonlyMap<string, readonly string[]>;

const dollar = 0x24;
const maxHeaderBytes = 16 * 1024;
const maxBodyBytes = 256 * 1024;
const headerEnd = Buffer.from('\r\n\r\n');
const statusLine = /^RTSP\/\d\.\d (\d{3})(?: |$)/;
const requestLine = /^([A-Z_]{3,20}) \S{1,2048} RTSP\/\d\.\d$/;

/**
 * Splits an RTSP connection (RFC 2326, TCP interleaved) into messages. Holds at most one unfinished message; what is no
 * RTSP or exceeds the limits throws a `StreamFailure('badAnswer')`, after which the parser must be dropped.
 */
export class RtspParser {
  #pending: Buffer = Buffer.alloc(0);
  readonly #onMessage: (message: RtspMessage) => void;

  constructor(onMessage: (message: RtspMessage) => void) {
    this.#onMessage = onMessage;
  }

  push(chunk: Buffer): void {
    let rest = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    for (;;) {
      const used = this.#takeOne(rest);
      if (used === 0) break;
      rest = rest.subarray(used);
    }
    this.#pending = rest;
  }

  /** The bytes one message took, 0 when more must arrive first. */
  #takeOne(bytes: Buffer): number {
    const first = bytes[0];
    if (first === undefined) return 0;
    if (first === dollar) return this.#takeFrame(bytes);
    if (first === 0x0d || first === 0x0a) return 1;
    if (first < 0x41 || first > 0x5a) throw new StreamFailure('badAnswer', 'bytes that are no RTSP');
    return this.#takeText(bytes);
  }

  #takeFrame(bytes: Buffer): number {
    if (bytes.length < 4) return 0;
    const end = 4 + bytes.readUInt16BE(2);
    if (bytes.length < end) return 0;
    this.#onMessage({ kind: 'frame', channel: bytes.readUInt8(1), payload: bytes.subarray(4, end) });
    return end;
  }

  #takeText(bytes: Buffer): number {
    const headLength = bytes.subarray(0, maxHeaderBytes).indexOf(headerEnd);
    if (headLength < 0) {
      if (bytes.length >= maxHeaderBytes) throw new StreamFailure('badAnswer', 'endless header');
      return 0;
    }
    const lines = bytes.toString('latin1', 0, headLength).split('\r\n');
    const start = lines[0] ?? '';
    const status = statusLine.exec(start)?.[1];
    const method = requestLine.exec(start)?.[1];
    if (status === undefined && method === undefined) throw new StreamFailure('badAnswer', 'no RTSP start line');
    const headers = parseHeaders(lines.slice(1));
    const bodyLength = contentLength(headers);
    const bodyStart = headLength + headerEnd.length;
    const end = bodyStart + bodyLength;
    if (bytes.length < end) return 0;
    if (status !== undefined) {
      const body = Buffer.from(bytes.subarray(bodyStart, end));
      this.#onMessage({ kind: 'response', status: Number(status), headers, body });
    } else if (method !== undefined) {
      this.#onMessage({ kind: 'request', method, headers });
    }
    return end;
  }
}

function parseHeaders(lines: readonly string[]): RtspHeaders {
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const values = headers.get(name);
    const value = line.slice(colon + 1).trim();
    if (values === undefined) headers.set(name, [value]);
    else values.push(value);
  }
  return headers;
}

function contentLength(headers: RtspHeaders): number {
  const text = headers.get('content-length')?.[0];
  if (text === undefined) return 0;
  if (!/^\d{1,9}$/.test(text)) throw new StreamFailure('badAnswer', 'content length is no number');
  const length = Number(text);
  if (length > maxBodyBytes) throw new StreamFailure('badAnswer', `body of ${length} bytes`);
  return length;
}
