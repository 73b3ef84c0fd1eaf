import type { Act } from '../../../../renderer/field/outbox/Act.ts';
import type { OutboxStorage } from '../../../../renderer/field/outbox/OutboxStorage.ts';

/** Keeps acts as a disk would: what was put is a copy, and outlives the outbox that put it. */
export class MemoryOutboxStorage implements OutboxStorage {
  readonly acts = new Map<string, Act>();
  isFull = false;

  list(): Promise<readonly Act[]> {
    return Promise.resolve(structuredClone([...this.acts.values()].reverse()));
  }

  put(act: Act): Promise<void> {
    if (this.isFull) return Promise.reject(new Error('The disk of the phone is full'));
    this.acts.set(act.envelope.id, structuredClone(act));
    return Promise.resolve();
  }

  remove(commandId: string): Promise<void> {
    this.acts.delete(commandId);
    return Promise.resolve();
  }
}
