import { phonesViewSchema, type PhonesView } from '../../../protocol/phones/phonesView.ts';
import { requestJson } from '../../connection/hallApi.ts';

/** How phones get in; throws `Rejected`. */
export async function readPhones(): Promise<PhonesView> {
  return phonesViewSchema.parse(await requestJson('GET', '/api/phones'));
}
