import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Credentials } from '../rtsp/digestAuthentication.ts';
import type { SimulatedCamera } from '../simulatedCamera.ts';
import { deviceReplies } from './deviceReplies.ts';
import { mediaReplies } from './mediaReplies.ts';
import type { ReplyTable } from './onvifCall.ts';
import { ptzReplies } from './ptzReplies.ts';
import type { PtzSpaceKind } from './ptzSpaces.ts';
import { SoapFault, soapEnvelope, soapFault } from './soap.ts';
import { UsernameTokens } from './usernameToken.ts';
import { findElement, parseXml } from './xmlElement.ts';
import type { XmlElement } from './xmlElement.ts';

const maximumBodyBytes = 262_144;
const services = new Map<string, ReplyTable>([
  ['device', deviceReplies],
  ['media', mediaReplies],
  ['ptz', ptzReplies],
]);
/** Open to everybody, so that a client can learn the clock its digest has to be made with. */
const openOperations = new Set(['GetSystemDateAndTime']);

export interface OnvifServerOptions {
  host: string;
  port: number;
  credentials: Credentials;
  spaces: PtzSpaceKind;
  /** By id. */
  cameras: ReadonlyMap<string, SimulatedCamera>;
  /** RTSP URL of a camera without the stream's name. */
  rtspUrl: (cameraId: string) => string;
}

/** ONVIF devices of all cameras on one HTTP port: `/CAMERA_ID/onvif/device`, `.../media`, `.../ptz`. */
export class OnvifServer {
  private readonly options: OnvifServerOptions;
  private readonly server: Server;
  private readonly tokens: UsernameTokens;

  static async create(options: OnvifServerOptions): Promise<OnvifServer> {
    const onvif = new OnvifServer(options);
    onvif.server.listen(options.port, options.host);
    await once(onvif.server, 'listening', { signal: AbortSignal.timeout(5000) });
    return onvif;
  }

  private constructor(options: OnvifServerOptions) {
    this.options = options;
    this.tokens = new UsernameTokens(options.credentials);
    this.server = createServer((request, response) => {
      this.serve(request, response).catch(() => response.destroy());
    });
    this.server.requestTimeout = 10_000;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  deviceUrl(cameraId: string): string {
    return `http://${this.options.host}:${this.port}/${cameraId}/onvif/device`;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, cameraId = '', onvif = '', service = ''] = (request.url ?? '').split('/');
    const camera = this.options.cameras.get(decodeURIComponent(cameraId));
    const replies = onvif === 'onvif' ? services.get(service) : undefined;
    if (!camera || !replies) {
      response.writeHead(404).end();
      return;
    }
    const { faults } = camera;
    if (faults.hang) return;
    if (faults.drop) {
      request.socket.destroy();
      return;
    }
    const body = await readBody(request);
    if (faults.garbage) {
      response.writeHead(200, { 'Content-Type': 'application/soap+xml' }).end('\u0000<not><soap');
      return;
    }
    const answer = this.answer(camera, replies, body);
    response.writeHead(answer.status, { 'Content-Type': 'application/soap+xml; charset=utf-8' }).end(answer.body);
  }

  private answer(camera: SimulatedCamera, replies: ReplyTable, body: string): { status: number; body: string } {
    try {
      const envelope = readEnvelope(body);
      const request = findElement(envelope, 'Body')?.children[0];
      if (!request) throw new SoapFault('Sender', ['WellFormed'], 'the body is empty');
      const nowMs = Date.now() + camera.faults.clockOffsetMs;
      const isRefused = camera.faults.refuseAuthentication || !this.tokens.isAuthentic(envelope, nowMs);
      if (!openOperations.has(request.name) && isRefused)
        throw new SoapFault('Sender', ['NotAuthorized'], 'sender not authorized');
      const reply = replies[request.name];
      if (!reply) throw new SoapFault('Receiver', ['ActionNotSupported'], 'the operation is not supported');
      const { id } = camera.camera;
      const baseUrl = this.deviceUrl(id).replace(/\/device$/, '');
      const { spaces } = this.options;
      return {
        status: 200,
        body: soapEnvelope(reply({ camera, request, baseUrl, rtspUrl: this.options.rtspUrl(id), nowMs, spaces })),
      };
    } catch (error) {
      if (error instanceof SoapFault) return { status: error.side === 'Sender' ? 400 : 500, body: soapFault(error) };
      throw error;
    }
  }
}

function readEnvelope(body: string): XmlElement {
  try {
    return parseXml(body);
  } catch {
    throw new SoapFault('Sender', ['WellFormed'], 'the request is not well-formed XML');
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maximumBodyBytes) throw new Error('request body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
