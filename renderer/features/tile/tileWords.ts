import type { TFunction } from 'i18next';
import type { TileCondition } from './describeTile.ts';
import { formatAge } from './formatAge.ts';

/** What a tile says: what is wrong, why if it is known, what is being done, and how old the picture under it is. */
export interface TileWords {
  readonly title: string;
  readonly reason: string | null;
  readonly doing: string;
  readonly lastPicture: string | null;
}

const titlesWithAge: readonly TileCondition['kind'][] = ['stale', 'held'];

/** Null for a live tile, which says nothing but its label. */
export function tileWords(translate: TFunction, condition: TileCondition): TileWords | null {
  if (condition.kind === 'live') return null;
  const retryInMs = 'retryInMs' in condition ? condition.retryInMs : null;
  const values: Record<string, string | number> = {};
  if (retryInMs !== null) values['retry'] = formatAge(translate, retryInMs);
  if ('attempts' in condition) values['attempts'] = Math.max(1, condition.attempts);
  const ageMs = 'ageMs' in condition ? condition.ageMs : null;
  if (ageMs !== null) values['age'] = formatAge(translate, ageMs);
  if ('waitedMs' in condition) values['waited'] = formatAge(translate, condition.waitedMs);
  const key = `tile.state.${condition.kind}${retryInMs === null ? '' : 'Later'}`;
  return {
    title: translate(`${key}.title`, values),
    reason: reasonWords(translate, condition),
    doing: translate(`${key}.doing`, values),
    lastPicture:
      ageMs === null || titlesWithAge.includes(condition.kind) ? null : translate('tile.lastPicture', values),
  };
}

function reasonWords(translate: TFunction, condition: TileCondition): string | null {
  switch (condition.kind) {
    case 'stale':
    case 'reconnecting':
    case 'offline':
      return condition.reason === null ? null : translate(`streamReasons.${condition.reason}`);
    case 'held':
      return translate('tile.slow.notDecoded');
    case 'slow':
      return translate(condition.isArriving ? 'tile.slow.notDecoded' : 'tile.slow.nothingYet');
    case 'undecodable': {
      const words = translate(`streamReasons.${condition.reason}`);
      return condition.codec === '' ? words : `${words} (${condition.codec})`;
    }
    case 'forbidden':
    case 'refused':
      return translate(`reasons.${condition.refusal}`);
    default:
      return null;
  }
}
