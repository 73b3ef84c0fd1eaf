import { ZodError } from 'zod';
import {
  mediaCalls,
  type MediaCallInput,
  type MediaCallName,
  type MediaCallOutput,
} from '../../protocol/media/mediaCalls.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { MediaPeer } from './MediaPeer.ts';

type MediaHandlers = {
  [Name in MediaCallName]: (peer: MediaPeer, input: MediaCallInput<Name>) => Promise<MediaCallOutput<Name>>;
};

/** What each call of a seat does; inputs are parsed by then. */
const mediaHandlers: MediaHandlers = {
  'media.capabilities': (peer) => Promise.resolve(peer.capabilities()),
  'media.createTransport': (peer, input) => peer.createTransport(input),
  'media.connectTransport': async (peer, input) => {
    await peer.connectTransport(input);
    return {};
  },
  'media.watchCamera': (peer, input) => peer.watchCamera(input),
  'media.listenCamera': (peer, input) => peer.listenCamera(input),
  'media.shareConsumer': (peer, input) => peer.shareConsumer(input),
  'media.thinConsumer': (peer, input) => peer.thinConsumer(input),
  'media.resumeConsumer': async (peer, input) => {
    await peer.resumeConsumer(input.consumerId);
    return {};
  },
  'media.pauseConsumer': async (peer, input) => {
    await peer.pauseConsumer(input.consumerId);
    return {};
  },
  'media.closeConsumer': (peer, input) => {
    peer.closeConsumer(input.consumerId);
    return Promise.resolve({});
  },
  'media.produceAudio': (peer, input) => peer.produceAudio(input),
  'media.consumeAudio': (peer, input) => peer.consumeAudio(input),
};

export function isMediaCallName(name: string): name is MediaCallName {
  return Object.hasOwn(mediaCalls, name);
}

/** Parses and runs one call; every failure is a `Rejected` that the caller may show. */
export async function handleMediaCall<Name extends MediaCallName>(
  peer: MediaPeer,
  name: Name,
  input: unknown,
): Promise<MediaCallOutput<Name>> {
  const parsed = mediaCalls[name].input.safeParse(input);
  if (!parsed.success) throw new Rejected('malformed', 'mediaInput', { cause: parsed.error });
  try {
    return await mediaHandlers[name](peer, parsed.data as MediaCallInput<Name>);
  } catch (cause) {
    // An answer of ours that does not keep the contract is a bug, not the caller's fault.
    if (cause instanceof Rejected || cause instanceof ZodError) throw cause;
    if (peer.isClosed || peer.worker.isClosed) throw new Rejected('unavailable', 'mediaUnavailable', { cause });
    // mediasoup throws on parameters that are well-formed and still impossible (no common codec, a key without meaning).
    throw new Rejected('malformed', 'mediaInput', { cause });
  }
}
