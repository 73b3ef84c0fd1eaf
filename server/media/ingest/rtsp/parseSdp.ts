import { StreamFailure } from '../StreamFailure.ts';

/** The H.264 track of a session description, ready to be set up. */
export type VideoTrack = {
  payloadType: number;
  /** As written: absolute, relative or absent. */
  control: string | null;
  sessionControl: string | null;
  /** NAL units of sprop-parameter-sets; empty when the camera sends them in band only. */
  parameterSets: Buffer[];
};

type MediaSection = {
  kind: string;
  payloadTypes: number[];
  control: string | null;
  encodings: Map<number, string>;
  formats: Map<number, string>;
};

/** Finds the H.264 track (RFC 4566, RFC 6184 8.2.1); throws a `StreamFailure` that names what stands there instead. */
export function parseSdp(text: string): VideoTrack {
  const { sections, sessionControl } = readSdp(text);
  const videos = sections.filter((section) => section.kind === 'video');
  if (videos.length === 0) throw new StreamFailure('noVideo', 'no video track');
  for (const video of videos) {
    const payloadType = video.payloadTypes.find((candidate) => video.encodings.get(candidate) === 'H264/90000');
    if (payloadType === undefined) continue;
    const parameters = parseFormat(video.formats.get(payloadType) ?? '');
    if (parameters.get('packetization-mode') === '2')
      throw new StreamFailure('unsupportedCodec', 'interleaved H264', { codec: 'H264' });
    const sprop = parameters.get('sprop-parameter-sets') ?? '';
    const parameterSets = sprop
      .split(',')
      .slice(0, 32)
      .map((unit) => Buffer.from(unit, 'base64'))
      .filter((unit) => unit.length > 1);
    return { payloadType, control: video.control, sessionControl, parameterSets };
  }
  const encodings = videos.flatMap((video) => [...video.encodings.values()]);
  if (encodings.some((encoding) => /^(H265|HEVC)\//.test(encoding)))
    throw new StreamFailure('h265', 'H.265 track', { codec: 'H265' });
  const codec = encodings.map((encoding) => encoding.split('/')[0]).join(' ');
  throw new StreamFailure('unsupportedCodec', 'no H.264 track', { codec });
}

/** The media of a session description; throws a `StreamFailure` for what is none. */
export function readSdp(text: string): { sections: MediaSection[]; sessionControl: string | null } {
  if (!/^v=0\s*$/m.test(text)) throw new StreamFailure('badAnswer', 'no session description');
  const sections: MediaSection[] = [];
  let sessionControl: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    const section = sections.at(-1);
    if (line.startsWith('m=')) {
      const [kind = '', , , ...formats] = line.slice(2).trim().split(/\s+/);
      const payloadTypes = formats
        .map(Number)
        .filter((format) => Number.isInteger(format) && format >= 0 && format < 128);
      sections.push({ kind, payloadTypes, control: null, encodings: new Map(), formats: new Map() });
    } else if (line.startsWith('a=control:')) {
      const control = line.slice('a=control:'.length).trim();
      if (section === undefined) sessionControl = control;
      else section.control = control;
    } else if (section !== undefined) {
      const map = /^a=rtpmap:(\d{1,3})\s+(\S+)/.exec(line);
      if (map) section.encodings.set(Number(map[1]), (map[2] ?? '').toUpperCase());
      const format = /^a=fmtp:(\d{1,3})\s+(.+)$/.exec(line);
      if (format) section.formats.set(Number(format[1]), format[2] ?? '');
    }
  }
  return { sections, sessionControl };
}

function parseFormat(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const part of text.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) parameters.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim());
  }
  return parameters;
}
