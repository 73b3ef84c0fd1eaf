import type { TFunction } from 'i18next';
import { Rejected } from '../../protocol/wire/rejection.ts';

/** What a person reads when something was refused or failed, in the page's language. */
export function rejectionWords(translate: TFunction, error: unknown): string {
  if (!(error instanceof Rejected)) return translate('reasons.serverFailure');
  const details = { ...error.details };
  const status = details['status'];
  if (typeof status === 'string') details['status'] = translate(`incidentStatus.${status}`);
  return translate(`reasons.${error.reason}`, details);
}
