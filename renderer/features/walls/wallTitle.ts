import type { TFunction } from 'i18next';
import type { Wall } from '../../../protocol/wall/wall.ts';

/** The first wall has no name until somebody gives it one. */
export function wallTitle(t: TFunction, wall: Pick<Wall, 'name'>): string {
  return wall.name === '' ? t('walls.main') : wall.name;
}
