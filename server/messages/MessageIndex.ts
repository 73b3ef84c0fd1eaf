import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import { messageOf } from '../../protocol/message/evolveMessages.ts';
import { conversationIdOf, type Message, type MessageTarget } from '../../protocol/message/message.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';
import type { Tables } from '../database/index.ts';
import type { JournalStore } from '../journal/index.ts';

export interface MessageIndexParts {
  readonly tables: Tables;
  readonly store: JournalStore;
  readonly stream: string;
  readonly onFailure: (error: unknown) => void;
}

export interface FoundMessage {
  readonly to: MessageTarget;
  readonly message: Message;
}

const readChunk = 5_000;
const pageSize = 50;
const mostFound = 50;

/**
 * Where in the journal which message stands, so that older ones and words are found without walking it. Made of the
 * journal alone: what is missing at the start (a stop between two writes, a lost table) is read from it again.
 */
export class MessageIndex {
  readonly #parts: MessageIndexParts;
  /** Writes wait for each other, so that the last sequence stands for all before it. */
  #writing: Promise<void> = Promise.resolve();

  private constructor(parts: MessageIndexParts) {
    this.#parts = parts;
  }

  static async create(parts: MessageIndexParts): Promise<MessageIndex> {
    const index = new MessageIndex(parts);
    const { tables, store, stream } = parts;
    const last = await tables
      .selectFrom('message_index')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirst();
    let seq = last?.seq ?? 0;
    for (;;) {
      const entries = store.read<HallEvent>(stream, seq + 1, readChunk);
      if (entries.length === 0) return index;
      await index.#write(entries);
      seq = entries.at(-1)?.seq ?? seq;
    }
  }

  hear(entries: readonly JournalEntry[]): void {
    if (!entries.some(({ event }) => event.type === 'messageSent')) return;
    this.#writing = this.#writing.then(() => this.#write(entries)).catch(this.#parts.onFailure);
  }

  /** Those before `beforeSeq`, oldest first. */
  async read(conversationId: string, beforeSeq: number): Promise<{ messages: Message[]; hasMore: boolean }> {
    await this.#writing;
    const rows = await this.#parts.tables
      .selectFrom('message_index')
      .select('seq')
      .where('conversation_id', '=', conversationId)
      .where('seq', '<', beforeSeq)
      .orderBy('seq', 'desc')
      .limit(pageSize + 1)
      .execute();
    const messages = rows.slice(0, pageSize).flatMap(({ seq }) => this.#find(seq)?.message ?? []);
    return { messages: messages.reverse(), hasMore: rows.length > pageSize };
  }

  /** Newest first. `maySee` leaves out what the asker is no party to. */
  async search(words: string, maySee: (found: FoundMessage) => boolean): Promise<FoundMessage[]> {
    await this.#writing;
    const rows = await this.#parts.tables
      .selectFrom('message_index')
      .select('seq')
      // `instr` takes the words as they are: no wildcard of a pattern can come in.
      .where((where) => where.fn('instr', ['words', where.val(words.toLowerCase())]), '>', 0)
      .orderBy('seq', 'desc')
      .limit(mostFound * 4)
      .execute();
    return rows
      .flatMap(({ seq }) => this.#find(seq) ?? [])
      .filter(maySee)
      .slice(0, mostFound);
  }

  #find(seq: number): FoundMessage | undefined {
    const [entry] = this.#parts.store.read<HallEvent>(this.#parts.stream, seq, 1);
    if (entry?.seq !== seq || entry.event.type !== 'messageSent') return undefined;
    return { to: entry.event.to, message: messageOf(entry, entry.event) };
  }

  async #write(entries: readonly JournalEntry[]): Promise<void> {
    const values = entries.flatMap(({ seq, event }) =>
      event.type === 'messageSent'
        ? [{ seq, conversation_id: conversationIdOf(event.to), words: event.text.toLowerCase() }]
        : [],
    );
    if (values.length === 0) return;
    await this.#parts.tables
      .insertInto('message_index')
      .values(values)
      .onConflict((conflict) => conflict.column('seq').doNothing())
      .execute();
  }
}
