import type { TFunction } from 'i18next';
import type { IntakeFault } from '../../../protocol/intake/intakeFault.ts';

/** What is wrong with a source, in the reader's language, with the technical part behind it. */
export function faultWords(t: TFunction, { code, reason, detail }: IntakeFault): string {
  const words = reason === undefined ? t(`intake.faults.${code}`) : t(`reasons.${reason}`);
  return detail === '' ? words : `${words} (${detail})`;
}
