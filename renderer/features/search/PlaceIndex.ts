import type { Directory } from '../../../protocol/hall/directory.ts';
import { pinyinInitials } from './pinyinInitials.ts';
import type { PlaceFound } from './PlaceFound.ts';

/** How well a word fits; less is better. */
const fits = { whole: 0, start: 1, initialsStart: 2, inside: 3, initialsInside: 4 } as const;
const noFit = 99;
/** Of equals a place comes before the area around it, and both before the cameras that are named after them. */
const kindOrder = { coordinate: 0, place: 0, area: 1, camera: 2 } as const;
/** Of equal cameras the one that stands higher sees more. */
const tierOrder = { lookout: 0, vantage: 1, street: 2 } as const;

interface Entry {
  readonly found: PlaceFound;
  /** Names and id as they are compared. */
  readonly texts: readonly string[];
  readonly initials: string;
  /** Order among equals. */
  readonly order: number;
}

/** What has a name and a place in one directory, ready to be searched by it. */
export class PlaceIndex {
  readonly #entries: readonly Entry[];

  constructor({ places, areas, cameras }: Directory) {
    this.#entries = [
      ...places.map(({ name, nameEn, initials, kind, lon, lat }) =>
        entryOf(
          { kind: 'place', placeKind: kind, name: { zh: name, en: nameEn }, position: { lon, lat } },
          [],
          initials,
        ),
      ),
      ...areas.map(({ id, level, name, centre }) =>
        entryOf({ kind: 'area', id, level, name, position: centre }, [id], pinyinInitials(name.zh)),
      ),
      ...cameras.map(({ id, tier, name, lon, lat }) =>
        entryOf(
          { kind: 'camera', id, tier, name: { zh: name, en: name }, position: { lon, lat } },
          [id],
          pinyinInitials(name),
        ),
      ),
    ];
  }

  find(query: string, limit: number): PlaceFound[] {
    const typed = comparable(query);
    if (typed === '') return [];
    const exact = this.#best(typed, limit);
    if (exact.length > 0) return exact;
    // A house that is not in the directory still stands in a street that is.
    const street = /^(.*\p{Script=Han})[\d零一二三四五六七八九十百\-－]+[号號弄栋幢]?.*$/u.exec(typed)?.[1];
    return street === undefined ? [] : this.#best(street, limit);
  }

  /** Keeps the few best while it walks, so that a word that fits half of a large city costs no sorting. */
  #best(typed: string, limit: number): PlaceFound[] {
    const words = typed.split(' ');
    const best: { entry: Entry; rank: number }[] = [];
    for (const entry of this.#entries) {
      const fit = fitOf(entry, typed, words);
      if (fit === noFit) continue;
      const rank = fit * 100 + entry.order;
      const worst = best.at(-1);
      if (best.length === limit && worst !== undefined && !isBetter(entry, rank, worst)) continue;
      const at = best.findIndex((other) => isBetter(entry, rank, other));
      best.splice(at === -1 ? best.length : at, 0, { entry, rank });
      if (best.length > limit) best.pop();
    }
    return best.map(({ entry }) => entry.found);
  }
}

function entryOf(found: PlaceFound, more: readonly string[], initials: string): Entry {
  const { zh, en } = found.name;
  const names = zh === en ? [zh] : [zh, en];
  return {
    found,
    texts: [...names, ...more].map(comparable),
    initials,
    order: kindOrder[found.kind] * 10 + (found.kind === 'camera' ? tierOrder[found.tier] : 0),
  };
}

/** Full-width letters and figures become plain ones; blanks are one. */
function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function fitOf(entry: Entry, typed: string, words: readonly string[]): number {
  const whole = wordFit(entry, typed);
  if (whole !== noFit || words.length === 1) return whole;
  let worst = 0;
  for (const word of words) {
    const fit = wordFit(entry, word);
    if (fit === noFit) return noFit;
    worst = Math.max(worst, fit, fits.inside);
  }
  return worst;
}

function wordFit({ texts, initials }: Entry, word: string): number {
  let best: number = noFit;
  for (const text of texts) {
    const at = text.indexOf(word);
    if (at === 0) {
      if (text.length === word.length) return fits.whole;
      best = fits.start;
    } else if (at > 0 && best > fits.inside) best = fits.inside;
  }
  if (best <= fits.start) return best;
  const at = initials.indexOf(word);
  if (at === 0) return fits.initialsStart;
  return at > 0 ? Math.min(best, fits.initialsInside) : best;
}

function isBetter(entry: Entry, rank: number, other: { entry: Entry; rank: number }): boolean {
  if (rank !== other.rank) return rank < other.rank;
  return entry.found.name.zh.length < other.entry.found.name.zh.length;
}
