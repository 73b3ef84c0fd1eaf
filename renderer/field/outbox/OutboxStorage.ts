import type { Act } from './Act.ts';

/** Where acts survive a reload; each function returns once the change is kept. */
export interface OutboxStorage {
  /** All acts of all accounts of this phone, in no order. */
  list(): Promise<readonly Act[]>;
  /** Adds, or replaces the act of the same command id. */
  put(act: Act): Promise<void>;
  remove(commandId: string): Promise<void>;
}
