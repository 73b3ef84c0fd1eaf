import { intakeBodySchema, type IntakeReport, type IntakeResult } from '../../protocol/intake/intakeReport.ts';
import type { IntakeSource } from '../../protocol/intake/intakeSource.ts';
import type { Directory } from '../../protocol/hall/directory.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { parse } from '../access/index.ts';
import type { AlarmLedger } from './AlarmLedger.ts';
import { capName, capReport, refuseIdentifyingAlert, whyNotLive } from './cap/capReport.ts';
import type { CapReader } from './cap/CapReader.ts';
import { normalise } from './normalise.ts';
import { refuseIdentifyingReport } from './refuseIdentifyingReport.ts';

export interface IntakeDeskParts {
  readonly ledger: AlarmLedger;
  readonly cap: CapReader;
  readonly directory: () => Pick<Directory, 'places' | 'areas'>;
  readonly now: () => number;
}

/** Where every road into the hall ends: what came is checked, made uniform, and stored. */
export class IntakeDesk {
  readonly #parts: IntakeDeskParts;

  constructor(parts: IntakeDeskParts) {
    this.#parts = parts;
  }

  /** JSON of another system: one report or many. All are sound or none is taken. */
  async takeJson(source: IntakeSource, raw: unknown, sentAt: number): Promise<IntakeResult[]> {
    refuseIdentifyingReport(raw);
    const body = parse(intakeBodySchema, raw);
    return this.takeReports(source, 'reports' in body ? body.reports : [body], sentAt);
  }

  async takeReports(source: IntakeSource, reports: readonly IntakeReport[], sentAt: number): Promise<IntakeResult[]> {
    const { ledger, directory, now } = this.#parts;
    const arrival = { source, directory: directory(), now: now(), sentAt };
    return Promise.all(reports.map((report) => ledger.take(source.id, normalise(report, arrival), report)));
  }

  async takeCap(source: IntakeSource, bytes: Uint8Array): Promise<IntakeResult[]> {
    const { ledger, cap, directory, now } = this.#parts;
    const alert = cap.read(bytes);
    refuseIdentifyingAlert(alert);
    const externalId = `${alert.sender},${alert.identifier}`;
    const note = whyNotLive(alert, now());
    if (note !== null) return [{ externalId, outcome: 'noted', note }];
    const rootId = await ledger.findByName(source.id, [capName(alert), ...alert.references]);
    if (alert.msgType === 'Cancel' && rootId === undefined) {
      return [{ externalId, outcome: 'noted', note: 'referencesUnknown' }];
    }
    const report = capReport(alert, { source, directory: directory(), now: now(), rootId });
    if (report.externalId.length > 210)
      throw new Rejected('malformed', 'capInvalid', { details: { where: 'identifier' } });
    const result = await ledger.take(source.id, report, Buffer.from(bytes).toString('utf8'));
    await ledger.rememberName(source.id, capName(alert), report.externalId);
    return [result];
  }
}
