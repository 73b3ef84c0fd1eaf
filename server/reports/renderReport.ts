import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { ReportContent } from './reportContent.ts';

export interface ReportOrder {
  readonly format: 'pdf' | 'xlsx';
  readonly content: ReportContent;
  readonly fontFile: string;
}

export type ReportAnswer = { readonly bytes: Uint8Array } | { readonly failure: string };

const timeoutMs = 60_000;

/** Writes the file in a thread of its own that ends with it. */
export async function renderReport(order: ReportOrder): Promise<Uint8Array> {
  const worker = new Worker(threadEntry(), { workerData: order });
  worker.unref();
  let timer: NodeJS.Timeout | undefined;
  try {
    const answer = await new Promise<ReportAnswer>((resolve, reject) => {
      timer = setTimeout(() => reject(new Rejected('unavailable', 'timeout')), timeoutMs);
      timer.unref();
      worker.once('message', resolve);
      worker.once('error', (cause) => reject(new Error('The thread for reports died', { cause })));
      worker.once('exit', (code) => reject(new Error(`The thread for reports ended with ${code} and no answer`)));
    });
    if ('failure' in answer) throw new Error(answer.failure);
    return answer.bytes;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** From source the thread runs from source; from a bundle it is the file of the server's bundle. */
function threadEntry(): string {
  const places = import.meta.url.endsWith('.ts')
    ? ['./reportThread.ts']
    : ['./reportThread.mjs', '../server/reportThread.mjs'];
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const file = files.find((one) => existsSync(one));
  if (file === undefined) throw new Error(`The thread for reports is at none of ${files.join(', ')}`);
  return file;
}
