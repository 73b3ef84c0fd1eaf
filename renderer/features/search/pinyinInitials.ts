/** First character of each initial in the collation by pinyin; there are none for i, u and v. */
const firstOf = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '咑'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '丌'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '屲'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
] as const;
const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin');
const known = new Map<string, string>();

/** First letters of a name's pinyin, lower case; letters and digits stay, everything else falls away: `人民路2号` -> `rml2h`. */
export function pinyinInitials(name: string): string {
  let initials = '';
  for (const character of name) initials += initialOf(character);
  return initials;
}

function initialOf(character: string): string {
  const remembered = known.get(character);
  if (remembered !== undefined) return remembered;
  const initial = readInitial(character);
  known.set(character, initial);
  return initial;
}

function readInitial(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase();
  if (!/\p{Script=Han}/u.test(character)) return '';
  let initial = '';
  for (const [letter, first] of firstOf) {
    if (byPinyin.compare(character, first) < 0) break;
    initial = letter;
  }
  return initial;
}
