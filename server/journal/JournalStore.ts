import type { Actor } from '../../protocol/access/role.ts';
import type { CommandId } from '../../protocol/ids.ts';

/** One entry as every stream holds it; `Event` is the stream's own union. */
export interface StoredEntry<Event> {
  readonly seq: number;
  readonly at: number;
  readonly deviceAt?: number;
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly event: Event;
}

/** The memory of a command that was done: the same id again gets the same answer. */
export interface CommandResult {
  readonly commandId: CommandId;
  /** SHA-256 of the command's canonical JSON; tells a repeat from another command under a used id. */
  readonly fingerprint: Uint8Array;
  readonly seq: number;
}

export interface Append<Event> {
  readonly stream: string;
  readonly entries: readonly StoredEntry<Event>[];
  readonly results: readonly CommandResult[];
}

export interface Snapshot {
  readonly seq: number;
  readonly stateVersion: number;
  readonly state: string;
}

/**
 * Where streams live. `append` is all or nothing and durable when it returns; entries must follow the stream's end
 * without a gap. Throws `Rejected` with `storageFailure` when the disk is full or fails, and then holds nothing new.
 */
export interface JournalStore {
  append<Event>(append: Append<Event>): void;
  read<Event>(stream: string, fromSeq: number, limit: number): StoredEntry<Event>[];
  /** Newest first, below `beforeSeq`. */
  readBackwards<Event>(stream: string, beforeSeq: number, limit: number): StoredEntry<Event>[];
  endSeq(stream: string): number;
  /** The chain value of the stream's last entry. */
  endHash(stream: string): Uint8Array;
  findResult(stream: string, commandId: CommandId): CommandResult | undefined;
  saveSnapshot(stream: string, snapshot: Snapshot): void;
  readSnapshot(stream: string): Snapshot | undefined;
  close(): void;
}
