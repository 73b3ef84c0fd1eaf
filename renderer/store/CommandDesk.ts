import type { Command } from '../../protocol/hall/allCommands.ts';
import { commandIdSchema } from '../../protocol/ids.ts';
import type { HallConnection } from '../connection/HallConnection.ts';
import { newId } from '../connection/newId.ts';
import type { HallStore } from './createHallStore.ts';

/** Longest wait for what was done to be shown; the line may be gone, and the next join brings it. */
const showTimeoutMs = 2_000;

/** Sends a page's commands, and shows in the store what is under way and what was refused, by subject. */
export class CommandDesk {
  readonly #line: Pick<HallConnection, 'send'>;
  readonly #store: HallStore;

  constructor(line: Pick<HallConnection, 'send'>, store: HallStore) {
    this.#line = line;
    this.#store = store;
  }

  /** True when the command was done; false when it was refused, which then stands under `refusals[subject]`. */
  async send(command: Command, subject: string): Promise<boolean> {
    const id = commandIdSchema.parse(newId());
    this.dismiss(subject);
    this.#store.setState(({ commands }) => ({
      commands: {
        ...commands,
        pending: { ...commands.pending, [id]: { type: command.type, subject, since: Date.now() } },
      },
    }));
    try {
      const { seq } = await this.#line.send(command, { id });
      await this.#untilShown(seq);
      return true;
    } catch (error) {
      this.#store.setState(({ commands }) => ({
        commands: { ...commands, refusals: { ...commands.refusals, [subject]: { type: command.type, error } } },
      }));
      return false;
    } finally {
      this.#store.setState(({ commands }) => {
        const { [id]: _done, ...pending } = commands.pending;
        return { commands: { ...commands, pending } };
      });
    }
  }

  /** A hall with much to say tells the pages what was done a moment after whoever did it. */
  #untilShown(seq: number): Promise<void> {
    return new Promise((resolve) => {
      const isShown = (): boolean => {
        const { dispatch } = this.#store.getState();
        return !dispatch.isLoaded || dispatch.seq >= seq;
      };
      if (isShown()) {
        resolve();
        return;
      }
      const end = (): void => {
        clearTimeout(timer);
        unsubscribe();
        resolve();
      };
      const timer = setTimeout(end, showTimeoutMs);
      const unsubscribe = this.#store.subscribe(() => {
        if (isShown()) end();
      });
    });
  }

  /** Takes a refusal off the page. */
  dismiss(subject: string): void {
    this.#store.setState(({ commands }) => {
      const { [subject]: _old, ...refusals } = commands.refusals;
      return { commands: { ...commands, refusals } };
    });
  }
}
