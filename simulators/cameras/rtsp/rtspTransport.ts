import { createSocket } from 'node:dgram';
import type { Socket as DatagramSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Socket } from 'node:net';

/** Bytes waiting in a connection above which a picture is left out rather than queued. */
const maximumBacklogBytes = 1_000_000;

export interface RtpTransport {
  /** The Transport header of the SETUP reply. */
  readonly header: string;
  readonly isCongested: boolean;
  sendRtp(packet: Buffer): void;
  sendRtcp(packet: Buffer): void;
  onReceiverReport(listener: () => void): void;
  close(): void;
}

export interface TransportRequest {
  header: string;
  connection: Socket;
  host: string;
  /** The pair of channels taken where the client names none. */
  channels: readonly [number, number];
  ssrc: number;
}

/** Makes the first transport of a SETUP request that can be served; throws when there is none. */
export async function createTransport(request: TransportRequest): Promise<RtpTransport> {
  for (const offer of request.header.split(',')) {
    const parts = offer.trim().split(';');
    const [protocol = '', ...parameters] = parts;
    if (parameters.includes('multicast')) continue;
    const ports = (name: string) => {
      const value = parameters.find((parameter) => parameter.startsWith(`${name}=`))?.slice(name.length + 1);
      const [first, second] = (value ?? '').split('-').map(Number);
      return first !== undefined && Number.isInteger(first) && value ? ([first, second ?? first + 1] as const) : null;
    };
    if (protocol === 'RTP/AVP/TCP') return interleavedTransport(request, ports('interleaved') ?? request.channels);
    const clientPorts = ports('client_port');
    if (/^RTP\/AVP(\/UDP)?$/.test(protocol) && clientPorts) return datagramTransport(request, clientPorts);
  }
  throw new Error('no transport offered that can be served');
}

function interleavedTransport(request: TransportRequest, [rtp, rtcp]: readonly [number, number]): RtpTransport {
  const { connection, ssrc } = request;
  const send = (channel: number, packet: Buffer) => {
    if (connection.destroyed) return;
    const prefix = Buffer.from([0x24, channel, packet.length >> 8, packet.length & 0xff]);
    connection.write(Buffer.concat([prefix, packet]));
  };
  return {
    header: `RTP/AVP/TCP;unicast;interleaved=${rtp}-${rtcp};ssrc=${hex(ssrc)}`,
    get isCongested() {
      return connection.writableLength > maximumBacklogBytes;
    },
    sendRtp: (packet) => send(rtp, packet),
    sendRtcp: (packet) => send(rtcp, packet),
    // Reports of an interleaved session arrive on the connection itself, which counts as a sign of life.
    onReceiverReport: () => undefined,
    close: () => undefined,
  };
}

async function datagramTransport(request: TransportRequest, ports: readonly [number, number]): Promise<RtpTransport> {
  const address = request.connection.remoteAddress ?? '127.0.0.1';
  const [rtp, rtcp] = await Promise.all([bindSocket(request.host), bindSocket(request.host)]);
  const serverPorts = `${rtp.address().port}-${rtcp.address().port}`;
  let isClosed = false;
  const send = (socket: DatagramSocket, port: number, packet: Buffer) => {
    if (!isClosed) socket.send(packet, port, address);
  };
  return {
    header: `RTP/AVP;unicast;client_port=${ports[0]}-${ports[1]};server_port=${serverPorts};ssrc=${hex(request.ssrc)}`,
    isCongested: false,
    sendRtp: (packet) => send(rtp, ports[0], packet),
    sendRtcp: (packet) => send(rtcp, ports[1], packet),
    onReceiverReport: (listener) => void rtcp.on('message', listener),
    close: () => {
      if (isClosed) return;
      isClosed = true;
      rtp.close();
      rtcp.close();
    },
  };
}

async function bindSocket(host: string): Promise<DatagramSocket> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  // A viewer that is gone makes its port answer "refused"; the session timeout deals with it.
  socket.on('error', () => undefined);
  socket.bind(0, host);
  await once(socket, 'listening', { signal: AbortSignal.timeout(5000) });
  return socket;
}

function hex(ssrc: number): string {
  return ssrc.toString(16).padStart(8, '0').toUpperCase();
}
