import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandIdSchema } from '../../../../protocol/ids.ts';
import { addDays } from '../../../../protocol/statistics/reportPeriod.ts';
import { civilHour } from '../../../../protocol/statistics/civilHour.ts';
import type { ScheduledReport } from '../../../../protocol/statistics/scheduledReport.ts';
import { openDatabase } from '../../../../server/database/index.ts';
import { SqliteJournalStore } from '../../../../server/journal/index.ts';
import { actor, fireUnitId } from '../../../support/incidentBuilder.ts';
import { connectClient, type HallClient } from '../../../support/hallClient.ts';
import { makeDataFolder, runServerCommand, startHallServer, type HallServer } from '../../../support/hallServer.ts';
import { readAudit } from '../../../support/readAudit.ts';

const opened: (() => unknown)[] = [];
const folder = makeDataFolder();
let server: HallServer;
let leader: HallClient;
let period: string;

beforeAll(async () => {
  opened.push(() => folder.remove());
  // A hall that went to sleep three days ago.
  const store = new SqliteJournalStore(openDatabase({ dataFolder: folder.path }));
  const entry = { seq: 1, at: Date.now() - 3 * 86_400_000, commandId: commandIdSchema.parse('first') };
  const event = { type: 'dutyStarted', unitId: fireUnitId };
  store.append({ stream: 'live', entries: [{ ...entry, actor: actor('fieldUnit'), event }], results: [] });
  store.close();
  server = await startHallServer({ dataFolder: folder.path });
  opened.push(() => server.stop());
  leader = await connectClient(server.url, 'zhihui');
  opened.push(() => leader.close());
  const report = { type: 'reportIncident', place: { lon: 113, lat: 29.5 }, areaId: null, source: 'desk' };
  // With a dash and a character that the font lacks, and what a spreadsheet could take for a formula.
  const summaries = ['人民广场东侧商铺起火——浓烟较大𠮷', '=1+1 下穿通道积水', '井盖缺损'];
  for (const [index, summary] of summaries.entries()) {
    const incidentType = ['fire', 'flood', 'facility'][index];
    const incidentId = `report-${index}`;
    const reply = await leader.command({ ...report, incidentId, incidentType, summary, priority: index === 2 ? 4 : 1 });
    expect(reply).toMatchObject({ ok: true });
  }
  const reply = await leader.command({ type: 'voidIncident', incidentId: 'report-2', expect: 1, reason: '误报' });
  expect(reply).toMatchObject({ ok: true });
  const today = civilHour(Date.now(), 480).date;
  // Two days, so that a midnight during the test changes nothing.
  period = `from=${today}&to=${addDays(today, 2)}`;
});

afterAll(async () => {
  for (const close of opened.reverse()) await close();
});

function nameOf({ kind, from, format }: ScheduledReport): string {
  return `${kind} ${from} ${format}`;
}

async function fetchReport(path: string, cookie = leader.cookie): Promise<Response> {
  return fetch(`${server.url}/api/reports/${path}`, { headers: { cookie } });
}

async function readPdf(bytes: Uint8Array): Promise<{ words: string; pages: string[]; fonts: Set<string> }> {
  const task = getDocument({ data: bytes, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  const fonts = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    for (const item of items) if ('fontName' in item) fonts.add(item.fontName);
  }
  await task.destroy();
  return { words: pages.join('\n'), pages, fonts };
}

test('the PDF holds the figures and the Chinese words as text, and on every page what it can be proved by', async () => {
  const response = await fetchReport(`custom?${period}&format=pdf`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('澜川市平安报告');
  const bytes = new Uint8Array(await response.arrayBuffer());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // A whole font would be two megabytes.
  expect(bytes.length).toBeLessThan(200_000);
  const { words, pages } = await readPdf(bytes);
  expect(words).toContain('澜川市平安报告');
  expect(words).toMatch(/2\s+事件总数/);
  expect(words).toMatch(/1\s+作废/);
  expect(words).toMatch(/火灾\s+1/);
  expect(words).toContain('人民广场东侧商铺起火－－浓烟较大〓');
  expect(words).not.toContain('井盖缺损');
  const proofs = pages.map((page) => /依据日志链 live 第 (\d+) 条，链值 ([0-9a-f]{64})/.exec(page)?.slice(1));
  expect(new Set(proofs.map((proof) => proof?.join())).size).toBe(1);
  const [seq = '', chainHash] = proofs[0] ?? [];
  const line = (await readAudit(server.url)).findLast(({ event }) => event.type === 'reportExported');
  expect(line).toMatchObject({ actor: { role: 'dutyLeader' }, event: { format: 'pdf', seq: Number(seq), sha256 } });
  const verified = await runServerCommand(['verify', '--data', folder.path, '--entry', seq]);
  expect(verified.words).toContain(`live: entry ${seq} has the chain value ${chainHash ?? ''}`);
});

test('the workbook holds a sheet for each part, numbers as numbers, and nothing that is run as a formula', async () => {
  const response = await fetchReport(`custom?${period}&format=xlsx`);
  expect(response.status).toBe(200);
  const sheets = await readXlsx(Buffer.from(await response.arrayBuffer()));
  const rowsOf = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? [];
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    '澜川市平安报告',
    ...['按类型', '按等级', '按来源', '按辖区', '按部门', '按日', '按小时', '星期与小时'],
    ...['响应时长', '时限', '核查', '力量任务量', '重点事件'],
  ]);
  expect(rowsOf('澜川市平安报告')).toContainEqual(['事件总数', 2]);
  expect(rowsOf('按类型').slice(-2)).toEqual([
    ['火灾', 1],
    ['内涝', 1],
  ]);
  expect(rowsOf('按小时').reduce((sum, [, count]) => sum + (typeof count === 'number' ? count : 0), 0)).toBe(2);
  const notable = rowsOf('重点事件').filter(([number]) => typeof number === 'number');
  expect(notable.map((row) => row[4])).toEqual(['人民广场东侧商铺起火——浓烟较大𠮷', '=1+1 下穿通道积水']);
});

test('an English report has English words', async () => {
  const response = await fetchReport(`weekly?from=2026-11-18&format=pdf&language=en`);
  const { words } = await readPdf(new Uint8Array(await response.arrayBuffer()));
  expect(words).toContain('Lanchuan Weekly report');
  expect(words).toContain('Period: 2026-11-16 00:00 to 2026-11-22 24:00');
});

test('refuses who may not, what is no period, and areas and agencies that do not exist', async () => {
  const dispatcher = await connectClient(server.url, 'diaodu');
  opened.push(() => dispatcher.close());
  const refused = async (path: string, cookie?: string) => {
    const response = await fetchReport(path, cookie);
    return [response.status, ((await response.json()) as { reason: string }).reason];
  };
  expect(await refused(`daily?from=2026-11-22&format=pdf`, dispatcher.cookie)).toEqual([403, 'roleMayNot']);
  expect(await refused(`daily?from=2026-11-22&format=pdf`, '')).toEqual([401, 'notLoggedIn']);
  expect(await refused('yearly?from=2026-11-22&format=pdf')).toEqual([400, 'malformedInput']);
  expect(await refused('daily?from=2026-02-30&format=pdf')).toEqual([400, 'malformedInput']);
  expect(await refused('custom?from=2026-11-22&to=2026-11-22&format=pdf')).toEqual([400, 'malformedInput']);
  expect(await refused('daily?from=2026-11-22&format=docx')).toEqual([400, 'malformedInput']);
  expect(await refused('daily?from=2026-11-22&format=pdf&areaId=a-99')).toEqual([404, 'areaUnknown']);
  expect(await refused('daily?from=2026-11-22&format=pdf&agencyId=none')).toEqual([404, 'agencyUnknown']);
});

test('a server that was down makes up for what it missed; its list and files are for who may, and every take is audited', async () => {
  const supervisor = await connectClient(server.url, 'duban');
  opened.push(() => supervisor.close());
  const read = async (path: string, cookie: string) =>
    fetch(`${server.url}/api/scheduled-reports${path}`, { headers: { cookie } });
  // Due since yesterday morning at the latest, whatever the time is now.
  const from = addDays(civilHour(Date.now(), 480).date, -2);
  let reports: ScheduledReport[] = [];
  await expect
    .poll(
      async () => {
        reports = ((await (await read('', supervisor.cookie)).json()) as { reports: ScheduledReport[] }).reports;
        return reports.map(nameOf);
      },
      { timeout: 30_000, interval: 500 },
    )
    .toEqual(expect.arrayContaining([`daily ${from} pdf`, `daily ${from} xlsx`]));
  const report = reports.find((one) => nameOf(one) === `daily ${from} pdf`);
  const taken = await read(`/${report?.id ?? ''}`, supervisor.cookie);
  expect([taken.status, taken.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const sha256 = createHash('sha256')
    .update(Buffer.from(await taken.arrayBuffer()))
    .digest('hex');
  expect(sha256).toBe(report?.sha256);
  const audit = await readAudit(server.url);
  expect(audit.findLast(({ event }) => event.type === 'reportExported')).toMatchObject({
    actor: { role: 'supervisor' },
    event: { kind: 'daily', from, format: 'pdf', sha256 },
  });
  expect(audit.find(({ event }) => event.type === 'reportWritten' && event.from === from)).toMatchObject({
    actor: { role: 'system' },
  });

  const dispatcher = await connectClient(server.url, 'diaodu');
  opened.push(() => dispatcher.close());
  const refused = async (path: string, cookie: string) => {
    const response = await read(path, cookie);
    return [response.status, ((await response.json()) as { reason: string }).reason];
  };
  expect(await refused('', dispatcher.cookie)).toEqual([403, 'roleMayNot']);
  expect(await refused(`/${report?.id ?? ''}`, dispatcher.cookie)).toEqual([403, 'roleMayNot']);
  expect(await refused('', '')).toEqual([401, 'notLoggedIn']);
  expect(await refused('/b2c5a5a2-6e5b-4d1c-9b43-1f5f7f1c2d3e', supervisor.cookie)).toEqual([404, 'reportUnknown']);
  expect(await refused('/daily', supervisor.cookie)).toEqual([400, 'malformedInput']);
});
