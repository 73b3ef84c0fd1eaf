import { Rejected, rejectionSchema } from '../../../protocol/wire/rejection.ts';

/** Writing a long one takes seconds on a busy server. */
const timeoutMs = 90_000;

/** Saves the report that stands at, or is written for, this address, under the server's name. Throws `Rejected`. */
export async function downloadReport(address: string): Promise<void> {
  let response: Response;
  try {
    response = await fetch(address, {
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await response.blob());
      link.download = nameIn(response.headers.get('content-disposition') ?? '');
      link.click();
      // The browser reads the address when the download begins, which is after this turn.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      return;
    }
  } catch (cause) {
    throw new Rejected('unavailable', 'timeout', { cause });
  }
  const refused = rejectionSchema.safeParse(await response.json().catch(() => null));
  throw refused.success
    ? new Rejected(refused.data.code, refused.data.reason)
    : new Rejected('serverFailure', 'serverFailure');
}

function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return encoded === undefined ? 'yigan-report' : decodeURIComponent(encoded);
}
