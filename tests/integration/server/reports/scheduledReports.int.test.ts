import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { AuditEvent } from '../../../../protocol/access/auditEvents.ts';
import type { Directory } from '../../../../protocol/hall/directory.ts';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import { defaultRulebook } from '../../../../protocol/rulebook/defaultRulebook.ts';
import { defaultReportSchedule } from '../../../../protocol/rulebook/reportSchedule.ts';
import type { ScheduledReport } from '../../../../protocol/statistics/scheduledReport.ts';
import { createTables, openDatabase } from '../../../../server/database/index.ts';
import { createLog } from '../../../../server/log/index.ts';
import { ReportArchive } from '../../../../server/reports/ReportArchive.ts';
import { ReportClerk } from '../../../../server/reports/ReportClerk.ts';
import { actor } from '../../../support/incidentBuilder.ts';
import { makeDataFolder } from '../../../support/hallServer.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const at = (text: string) => Date.parse(`${text}+08:00`);
const fontFile = new URL('../../../../resources/fonts/NotoSansSC-Regular.ttf', import.meta.url).pathname;
const directory: Directory = {
  version: '1',
  city: { name: { zh: '试点市', en: 'Pilot' }, centre: { lon: 113, lat: 29 }, bounds: [112, 28, 114, 30] },
  ...{ areas: [], agencies: [], cameras: [], units: [], places: [] },
};

/** A clerk over a real archive, whose clock the test sets. */
async function hireClerk() {
  const folder = makeDataFolder();
  opened.push(() => folder.remove());
  const tables = createTables(openDatabase({ dataFolder: folder.path }));
  opened.push(() => tables.destroy());
  const archive = await ReportArchive.create(tables, folder.path);
  const clock = { now: at('2026-11-20T05:00:00') };
  const hall = { reports: defaultReportSchedule };
  const written: AuditEvent[] = [];
  const clerk = new ReportClerk({
    archive,
    audit: { record: (_actor, event) => void written.push(event) },
    state: () => {
      const book = { ...defaultRulebook, reports: hall.reports };
      const version = { version: 2, at: 0, by: actor('systemAdministrator'), note: '', book };
      return { ...emptyHallState(), rulebook: { current: 2, versions: [version] } };
    },
    chainHash: () => new Uint8Array(32),
    directory: () => directory,
    since: () => at('2026-11-19T09:00:00'),
    now: () => clock.now,
    fontFile,
    log: createLog('silent'),
  });
  const workAt = async (text: string): Promise<string[]> => {
    clock.now = at(text);
    await clerk.work();
    return (await archive.list()).map(nameOf).sort();
  };
  return { folder: folder.path, archive, written, hall, workAt };
}

function nameOf({ kind, from, format, isPremature }: ScheduledReport): string {
  return `${kind} ${from} ${format}${isPremature ? ' premature' : ''}`;
}

test('writes each report once when its time has come, with the hash its file has', async () => {
  const { folder, archive, written, workAt } = await hireClerk();
  expect(await workAt('2026-11-20T05:59:00')).toEqual([]);
  const first = ['daily 2026-11-19 pdf', 'daily 2026-11-19 xlsx'];
  expect(await workAt('2026-11-20T06:00:00')).toEqual(first);
  expect(await workAt('2026-11-20T06:01:00')).toEqual(first);
  expect(written.map(({ type }) => type)).toEqual(['reportWritten', 'reportWritten']);
  for (const { id, sha256, bytes } of await archive.list()) {
    const read = await archive.read(id);
    expect([createHash('sha256').update(read.bytes).digest('hex'), read.bytes.length]).toEqual([sha256, bytes]);
  }
  const [report] = await archive.list();
  if (report === undefined) throw new Error('no report');
  const file = join(folder, 'reports', `daily-2026-11-19-${report.madeAt}.${report.format}`);
  writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from(' ')]));
  await expect(archive.read(report.id)).rejects.toThrow('reportDamaged');
  rmSync(file);
  await expect(archive.read(report.id)).rejects.toThrow('reportDamaged');
});

test('a clock that ran ahead costs an early report, which is marked and written again in its time', async () => {
  const { workAt } = await hireClerk();
  expect(await workAt('2026-11-20T06:00:00')).toHaveLength(2);
  // A day ahead for a moment.
  expect(await workAt('2026-11-21T06:00:00')).toHaveLength(4);
  const back = await workAt('2026-11-20T06:05:00');
  expect(back.filter((name) => name.endsWith('premature'))).toEqual([
    'daily 2026-11-20 pdf premature',
    'daily 2026-11-20 xlsx premature',
  ]);
  const later = await workAt('2026-11-21T06:00:00');
  expect(later).toHaveLength(6);
  expect(later).toContain('daily 2026-11-20 pdf');
});

test('a clock that is not set yet writes nothing and marks nothing', async () => {
  const { workAt } = await hireClerk();
  const before = await workAt('2026-11-20T06:00:00');
  expect(await workAt('1970-01-02T06:00:00')).toEqual(before);
});

test('deletes files after their time, says so in the audit, and never writes them again', async () => {
  const { folder, archive, written, hall, workAt } = await hireClerk();
  await workAt('2026-11-20T06:00:00');
  const off = { isOn: false, atMin: 0 };
  hall.reports = { daily: off, weekly: off, monthly: off, language: 'zh', keepDays: 7 };
  expect(await workAt('2026-11-27T06:00:00')).toHaveLength(2);
  expect(await workAt('2026-11-27T06:00:01')).toEqual([]);
  expect(readdirSync(join(folder, 'reports'))).toEqual([]);
  expect(written.slice(2).map(({ type }) => type)).toEqual(['reportDeleted', 'reportDeleted']);
  const isMade = await archive.made();
  const period = { from: '2026-11-19', to: '2026-11-20' };
  expect(isMade({ kind: 'daily', period, format: 'pdf' })).toBe(true);
});
