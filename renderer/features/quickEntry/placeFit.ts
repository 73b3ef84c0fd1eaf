import { pinyinInitials, type PlaceFound } from '../search/index.ts';

/** Words that hundreds of places have in their names: alone they name none. */
const common = new Set(
  '路口 门口 附近 旁边 楼下 小区 广场 公园 学校 医院 大厦 社区 街道 网格 street road square park school north south east west'.split(
    ' ',
  ),
);

const isHan = (text: string) => /\p{Script=Han}/u.test(text);

/** How surely words name a found place, from 0 (they do not) to 6 (its whole name). */
export function placeFit(words: string, found: PlaceFound): number {
  const typed = words.normalize('NFKC').toLowerCase().trim();
  const { length } = typed;
  if (found.kind === 'coordinate') return 6;
  const names = [found.name.zh, found.name.en, ...('id' in found ? [found.id] : [])].map((name) => name.toLowerCase());
  if (names.includes(typed)) return 6;
  if (common.has(typed)) return 0;
  const isWord = isHan(typed);
  const initials = isWord || length < 2 ? '' : pinyinInitials(found.name.zh);
  if (initials === typed) return 5;
  if (length >= (isWord ? 2 : 3) && names.some((name) => name.startsWith(typed))) return 4;
  if (isNumbered(typed, names)) return 4;
  if (length >= 3 && initials.startsWith(typed)) return 3;
  if (length >= (isWord ? 3 : 4) && names.some((name) => name.includes(typed))) return 2;
  if (typed.includes(' ') && typed.split(' ').every((word) => names.some((name) => name.includes(word)))) return 2;
  return 0;
}

/** A house of a street that is known, though the house itself is not. */
function isNumbered(typed: string, names: readonly string[]): boolean {
  const street = /^(\p{Script=Han}{2,}?)[\d零一二三四五六七八九十百]+/u.exec(typed)?.[1];
  return street !== undefined && names.some((name) => name.includes(street));
}
