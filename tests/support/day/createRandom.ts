export interface Random {
  /** One of n, from 0. */
  readonly pick: (count: number) => number;
  readonly chance: (share: number) => boolean;
  readonly of: <Item>(items: readonly Item[]) => Item;
}

/** Numbers that look random and are the same for the same seed (xorshift32, Marsaglia 2003). */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed + 1, 2_654_435_761) | 1;
  const pick = (count: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % count;
  };
  return {
    pick,
    chance: (share) => pick(1_000) < share * 1_000,
    of: (items) => {
      const item = items[pick(items.length)];
      if (item === undefined) throw new RangeError('There is nothing to choose from');
      return item;
    },
  };
}
