import { newId } from '../../../renderer/connection/newId.ts';
import { RawSeat } from './RawSeat.ts';

/** A seat that listens like the others and sends commands, each under its own number. */
export class SendingSeat {
  readonly #seat: RawSeat;
  readonly #waiting: Map<number, (text: string) => void>;
  #last = 0;

  private constructor(seat: RawSeat, waiting: Map<number, (text: string) => void>) {
    this.#seat = seat;
    this.#waiting = waiting;
  }

  static async connect(options: { url: string; cookie: string }): Promise<SendingSeat> {
    const waiting = new Map<number, (text: string) => void>();
    const seat = await RawSeat.connect({
      ...options,
      onReply: (number, text) => {
        waiting.get(number)?.(text);
        waiting.delete(number);
      },
    });
    return new SendingSeat(seat, waiting);
  }

  get seat(): RawSeat {
    return this.#seat;
  }

  /** Milliseconds from sending to the reply; throws when the command is refused. */
  async command(command: Record<string, unknown>): Promise<number> {
    const number = (this.#last += 1);
    const startedAt = performance.now();
    const replied = new Promise<string>((resolve) => this.#waiting.set(number, resolve));
    this.#seat.command(number, { id: newId(), command });
    const text = await replied;
    if (!text.startsWith('{"ok":true')) throw new Error(`A command of the bench was refused: ${text}`);
    return performance.now() - startedAt;
  }
}
