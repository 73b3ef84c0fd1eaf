import type { IntakeFault } from '../../protocol/intake/intakeFault.ts';
import type { IntakeSource, IntakeStatus } from '../../protocol/intake/intakeSource.ts';

type Health = Pick<IntakeStatus, 'lastGoodAt' | 'lastErrorAt' | 'lastError' | 'received' | 'refused'>;

/** How each source is doing since the server started. */
export class IntakeHealth {
  readonly #now: () => number;
  readonly #bySource = new Map<string, Health>();

  constructor(now: () => number) {
    this.#now = now;
  }

  noteGood(sourceId: string, received: number): void {
    const before = this.#read(sourceId);
    this.#bySource.set(sourceId, { ...before, lastGoodAt: this.#now(), received: before.received + received });
  }

  noteError(sourceId: string, lastError: IntakeFault): void {
    const before = this.#read(sourceId);
    this.#bySource.set(sourceId, { ...before, lastErrorAt: this.#now(), lastError, refused: before.refused + 1 });
  }

  statusOf(source: IntakeSource, sensors: IntakeStatus['sensors']): IntakeStatus {
    const health = this.#read(source.id);
    return {
      id: source.id,
      name: source.name,
      adapter: source.adapter.kind,
      state: stateOf(source, health),
      ...health,
      sensors,
    };
  }

  #read(sourceId: string): Health {
    return (
      this.#bySource.get(sourceId) ?? { lastGoodAt: null, lastErrorAt: null, lastError: null, received: 0, refused: 0 }
    );
  }
}

function stateOf({ isDisabled }: IntakeSource, { lastGoodAt, lastErrorAt }: Health): IntakeStatus['state'] {
  if (isDisabled) return 'disabled';
  if (lastErrorAt !== null && lastErrorAt >= (lastGoodAt ?? 0)) return 'failing';
  return lastGoodAt === null ? 'waiting' : 'good';
}
