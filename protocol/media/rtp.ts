import { z } from 'zod';

/** Shapes that mediasoup and mediasoup-client exchange, as strict as a border needs and no stricter than the browsers are. */
const shortText = z.string().max(256);
const payloadType = z.int().min(0).max(127);
const ssrc = z.int().min(0).max(0xffffffff);

export const mediaKindSchema = z.enum(['audio', 'video']);

const codecParametersSchema = z.record(shortText, z.union([z.string().max(1024), z.number(), z.boolean()]));
const rtcpFeedbackSchema = z.object({ type: shortText, parameter: shortText.exactOptional() });

const headerExtensionUriSchema = z.enum([
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension',
  'urn:3gpp:video-orientation',
  'urn:ietf:params:rtp-hdrext:toffset',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'urn:mediasoup:params:rtp-hdrext:packet-id',
]);

export const rtpCapabilitiesSchema = z.object({
  codecs: z
    .array(
      z.object({
        kind: mediaKindSchema,
        mimeType: shortText,
        preferredPayloadType: payloadType,
        clockRate: z.int().positive(),
        channels: z.int().positive().exactOptional(),
        parameters: codecParametersSchema.exactOptional(),
        rtcpFeedback: z.array(rtcpFeedbackSchema).max(32).exactOptional(),
      }),
    )
    .max(128),
  headerExtensions: z
    .array(
      z.object({
        kind: mediaKindSchema,
        uri: headerExtensionUriSchema,
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().exactOptional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).exactOptional(),
      }),
    )
    .max(64),
});
export type RtpCapabilities = z.infer<typeof rtpCapabilitiesSchema>;
export type RtpParameters = z.infer<typeof rtpParametersSchema>;

export const rtpParametersSchema = z.object({
  mid: shortText.exactOptional(),
  codecs: z
    .array(
      z.object({
        mimeType: shortText,
        payloadType,
        clockRate: z.int().positive(),
        channels: z.int().positive().exactOptional(),
        parameters: codecParametersSchema.exactOptional(),
        rtcpFeedback: z.array(rtcpFeedbackSchema).max(32).exactOptional(),
      }),
    )
    .min(1)
    .max(32),
  headerExtensions: z
    .array(
      z.object({
        uri: headerExtensionUriSchema,
        id: z.int().min(1).max(255),
        encrypt: z.boolean().exactOptional(),
        parameters: codecParametersSchema.exactOptional(),
      }),
    )
    .max(64)
    .exactOptional(),
  encodings: z
    .array(
      z.object({
        ssrc: ssrc.exactOptional(),
        rid: shortText.exactOptional(),
        codecPayloadType: payloadType.exactOptional(),
        rtx: z.object({ ssrc }).exactOptional(),
        dtx: z.boolean().exactOptional(),
        scalabilityMode: shortText.exactOptional(),
        maxBitrate: z.number().positive().exactOptional(),
      }),
    )
    .max(8)
    .exactOptional(),
  rtcp: z.object({ cname: shortText.exactOptional(), reducedSize: z.boolean().exactOptional() }).exactOptional(),
  msid: z.string().max(512).exactOptional(),
});

export const dtlsParametersSchema = z.object({
  role: z.enum(['auto', 'client', 'server']).exactOptional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().max(256),
      }),
    )
    .min(1)
    .max(16),
});

export const transportOptionsSchema = z.object({
  id: shortText,
  iceParameters: z.object({ usernameFragment: shortText, password: shortText, iceLite: z.boolean().exactOptional() }),
  iceCandidates: z.array(
    z.object({
      foundation: shortText,
      priority: z.number(),
      ip: shortText,
      address: shortText,
      protocol: z.enum(['udp', 'tcp']),
      port: z.int(),
      type: z.enum(['host', 'srflx', 'prflx', 'relay']),
      tcpType: z.enum(['active', 'passive', 'so']).exactOptional(),
    }),
  ),
  dtlsParameters: dtlsParametersSchema,
});

/** mediasoup writes absent members as `undefined`, which JSON has not: the value as it will arrive, checked. */
export function parseAsSent<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  return schema.parse(JSON.parse(JSON.stringify(value)));
}
