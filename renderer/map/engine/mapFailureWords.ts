import type { TFunction } from 'i18next';
import { MapEngineMissing } from './MapEngineMissing.ts';

/** Why the map did not open, in words for whoever can mend it. */
export function mapFailureWords(error: Error, t: TFunction): string {
  return error instanceof MapEngineMissing ? t('mapEngineMissing', { file: error.file }) : error.message;
}
