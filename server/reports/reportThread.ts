import { parentPort, workerData } from 'node:worker_threads';
import type { ReportAnswer, ReportOrder } from './renderReport.ts';
import { writeReportPdf } from './writeReportPdf.ts';
import { writeReportXlsx } from './writeReportXlsx.ts';

/** The thread that writes a report's file, so that a second of fonts and compression never holds up the hall. */
const { format, content, fontFile } = workerData as ReportOrder;
try {
  const bytes = format === 'pdf' ? await writeReportPdf(content, fontFile) : await writeReportXlsx(content);
  parentPort?.postMessage({ bytes } satisfies ReportAnswer);
} catch (error) {
  const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  parentPort?.postMessage({ failure } satisfies ReportAnswer);
}
