import type { PlaceFound } from '../search/index.ts';
import { placeFit } from './placeFit.ts';

type FindPlaces = (words: string) => readonly PlaceFound[];

interface PlaceWords {
  readonly place: { readonly words: string; readonly candidates: readonly PlaceFound[] } | null;
  /** All other words, in their order. */
  readonly rest: readonly string[];
}

interface Piece {
  readonly words: string;
  /** Words of the line that it takes, and what it leaves of them. */
  readonly from: number;
  readonly until: number;
  readonly left: readonly string[];
}

const system = String.raw`(?:gcj-?0?2|bd-?0?9(?:ll)?|wgs-?(?:19)?84|cgcs-?2000|火星坐标|高德|腾讯|百度|天地图|北斗|gps)`;
const degree = String.raw`(?:(?:经度|纬度)[:：]?)?-?\d{1,3}\.\d{3,}°?\s*[EWNS东西南北]?`;
const sexagesimal = String.raw`\d{1,3}°\s*\d{1,2}['′]\s*\d{1,2}(?:\.\d+)?["″]?\s*`;
const coordinates = [
  new RegExp(`(?:${system}[\\s:：]*)?${degree}\\s*[,，;、\\s]\\s*${degree}(?:\\s*${system})?`, 'i'),
  new RegExp(`${sexagesimal}[NS][,，\\s]*${sexagesimal}[EW]`, 'i'),
  /\b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}\b/i,
];
/** The end of a place's name inside words that were typed without blanks. */
const placeEnd =
  /^(.{1,12}?(?:大道|路口|广场|公园|小区|大厦|中心|医院|学校|车站|路|街|巷|桥|塔|站|村|里|苑|港|湖)(?:\d+[号號弄栋幢]?)?)(.*)$/u;
const houseNumber = /^\d+[号號弄栋幢]/;
const mostJoined = 4;
const mostWords = 16;

/** The words of a line that most surely name a place: coordinates before names, and of names the one that fits best. */
export function findPlaceWords(line: string, findPlaces: FindPlaces, isTaken: (word: string) => boolean): PlaceWords {
  for (const pattern of coordinates) {
    const match = pattern.exec(line)?.[0];
    const candidates = match === undefined ? [] : findPlaces(match).filter(({ kind }) => kind === 'coordinate');
    if (match !== undefined && candidates.length > 0) {
      return { place: { words: match.trim(), candidates }, rest: wordsOf(line.replace(match, ' ')) };
    }
  }
  const words = wordsOf(line);
  let best: { piece: Piece; candidates: readonly PlaceFound[]; score: number } | null = null;
  for (const piece of piecesOf(words, isTaken)) {
    const found = findPlaces(piece.words);
    const candidates = found.filter((one) => placeFit(piece.words, one) > 0);
    const [first] = candidates;
    const score = first === undefined ? 0 : placeFit(piece.words, first) * 10 + Math.min(9, piece.words.length);
    if (score > (best?.score ?? 0)) best = { piece, candidates, score };
  }
  if (best === null) return { place: null, rest: words };
  const { piece, candidates } = best;
  const number = words[piece.until] ?? '';
  const hasNumber = piece.left.length === 0 && houseNumber.test(number);
  return {
    place: { words: hasNumber ? piece.words + number : piece.words, candidates },
    rest: [...words.slice(0, piece.from), ...piece.left, ...words.slice(piece.until + Number(hasNumber))],
  };
}

function wordsOf(line: string): string[] {
  return line.split(/[\s,，。;；、！!]+/u).filter((word) => word !== '');
}

/** Single words, the front of a word that holds a whole place, and neighbours in a script that parts words by blanks. */
function* piecesOf(all: readonly string[], isTaken: (word: string) => boolean): Generator<Piece> {
  const words = all.slice(0, mostWords);
  for (const [from, word] of words.entries()) {
    if (isTaken(word.toLowerCase()) || /^\d+$/.test(word)) continue;
    yield { words: word, from, until: from + 1, left: [] };
    const [, front = '', back = ''] = placeEnd.exec(word) ?? [];
    if (front !== '' && back !== '') yield { words: front, from, until: from + 1, left: [back] };
    for (let until = from + 2; until <= Math.min(words.length, from + mostJoined); until += 1) {
      const joined = words.slice(from, until);
      if (!joined.every((one) => /^[a-z][a-z'.-]*$/i.test(one) && !isTaken(one.toLowerCase()))) break;
      yield { words: joined.join(' '), from, until, left: [] };
    }
  }
}
