/** Goes through the choices in order, so that each is met whatever luck would have it. */
export class Turns {
  readonly #counts = new Map<string, number>();

  of<Item>(what: string, choices: readonly Item[]): Item {
    const count = this.#counts.get(what) ?? 0;
    this.#counts.set(what, count + 1);
    const choice = choices[count % choices.length];
    if (choice === undefined) throw new RangeError(`There is nothing to choose from for ${what}`);
    return choice;
  }
}
