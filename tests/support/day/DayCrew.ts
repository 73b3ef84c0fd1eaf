import type { DayPhone } from './DayPhone.ts';

/** The units of the day and who of them is free. */
export class DayCrew {
  readonly phones: readonly DayPhone[];
  readonly #free: DayPhone[];
  readonly #waiting: ((phone: DayPhone) => void)[] = [];

  constructor(phones: readonly DayPhone[]) {
    this.phones = phones;
    this.#free = [...phones];
  }

  /** The one that has been free the longest; waits for one when all are out. */
  take(): Promise<DayPhone> {
    const phone = this.#free.shift();
    if (phone !== undefined) return Promise.resolve(phone);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  give(phone: DayPhone): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(phone);
    else next(phone);
  }
}
