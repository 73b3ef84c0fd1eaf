import type { HallState } from '../../../protocol/hall/hallState.ts';
import type { DaySeat } from './DaySeat.ts';

/** What of the directory the broadcasts need. */
export interface DayDirectory {
  readonly units: readonly { readonly id: string; readonly agencyId: string }[];
  readonly areas: readonly { readonly id: string; readonly parentId: string | null }[];
}

/** 一键到底 to all units of two agencies, of which each confirms; the crew on the real page is of neither and works on. */
export class DayBroadcasts {
  readonly #areaId: string;
  readonly #recipients: readonly (readonly [agencyId: string, unitIds: readonly string[]])[];

  constructor({ units, areas }: DayDirectory, onPageUnit: string) {
    const left = units.find(({ id }) => id === onPageUnit)?.agencyId;
    const byAgency = Map.groupBy(units, ({ agencyId }) => agencyId);
    this.#areaId = areas.find(({ parentId }) => parentId === null)?.id ?? '';
    this.#recipients = [...byAgency]
      .filter(([agencyId]) => agencyId !== left)
      .slice(0, 2)
      .map(([agencyId, some]) => [agencyId, some.map(({ id }) => id).sort()]);
  }

  async send(leader: DaySeat, whenItIsTime: (turn: number) => Promise<void>): Promise<void> {
    for (const [turn, [agencyId]] of this.#recipients.entries()) {
      await whenItIsTime(turn);
      const broadcast = { type: 'broadcastToArea', broadcastId: `day-${turn}`, areaId: this.#areaId, agencyId };
      await leader.act({ ...broadcast, text: `第 ${turn + 1} 次通播` });
    }
  }

  /** Who should have had each and, of those, whose receipts are missing. */
  faults({ broadcasts }: Pick<HallState, 'broadcasts'>): string[] {
    const faults = this.#recipients.flatMap(([agencyId, wanted], turn) => {
      const one = broadcasts[`day-${turn}`];
      if (one === undefined) return [`the broadcast to ${agencyId} is lost`];
      const missing = one.unitIds.filter((_, index) => one.deliveredAt[index] === 0 || one.seenAt[index] === 0);
      const told = one.unitIds.toSorted().join() === wanted.join();
      return [
        ...(told ? [] : [`${agencyId} has ${wanted.length} units, ${one.unitIds.length} were told`]),
        ...missing.map((unitId) => `${unitId} did not confirm the broadcast to ${agencyId}`),
      ];
    });
    return this.#recipients.length === 2 ? faults : ['the city has not two other agencies'];
  }
}
