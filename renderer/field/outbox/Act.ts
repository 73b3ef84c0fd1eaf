import type { CommandEnvelope } from '../../../protocol/wire/commandEnvelope.ts';
import type { Rejection } from '../../../protocol/wire/rejection.ts';

/** The bytes of a photo, a recording or a signature, kept with the act until the server has both. */
export interface ActFile {
  readonly mediaType: string;
  readonly bytes: ArrayBuffer;
  /** SHA-256 of the bytes; null where the browser offers no hashing (no secure context). */
  readonly sha256: Uint8Array | null;
}

/** One thing a person did on the phone, as it stands on the phone's disk until the server acknowledged it. */
export interface Act {
  readonly envelope: CommandEnvelope & { readonly deviceAt: number };
  /** Who did it: it is never sent under another login. */
  readonly accountId: string;
  /** Sent in this order. */
  readonly order: number;
  readonly photo: ActFile | null;
  /** Set once the server refused it; a person reads that and removes it. */
  readonly rejection: Rejection | null;
}

/** An act as the screens see it: without the bytes. */
export interface ShownAct {
  readonly id: string;
  readonly deviceAt: number;
  readonly command: CommandEnvelope['command'];
  /** Size of its photo, recording or signature; null without one. */
  readonly fileBytes: number | null;
  /** waiting: on the phone only; accepted: the server has it, its view does not show it yet; refused: see `rejection`. */
  readonly state: 'waiting' | 'accepted' | 'refused';
  readonly rejection: Rejection | null;
}
