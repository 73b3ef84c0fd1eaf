import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { intakeReportSchema } from '../../../../protocol/intake/intakeReport.ts';
import { makeDataFolder, startHallServer, type HallServer } from '../../../support/hallServer.ts';
import { IntakeClient, sendSigned, webhookSource } from '../../../support/intake/intakeClient.ts';

const text = readFileSync(new URL('../../../../docs/integrate.md', import.meta.url), 'utf8');
const folder = makeDataFolder();
let server: HallServer;
let key: string;

beforeAll(async () => {
  server = await startHallServer({ dataFolder: folder.path });
  const admin = await IntakeClient.create(server.url);
  await admin.saveSource('documented', webhookSource);
  key = await admin.setKey('documented');
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** The block of code that follows a marked line of the document. */
function block(mark: string): string {
  const found = new RegExp(`<!-- ${mark} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];
  if (found === undefined) throw new Error(`docs/integrate.md has no ${mark}`);
  return found;
}

test.each(['110', '119', '120', '122', '12345'])('the example of %s is taken as it stands', async (name) => {
  const body = block(`example: ${name}`).trim();
  const answer = await sendSigned({ url: server.url, sourceId: 'documented', key }, body);
  expect(answer.status).toBe(200);
  for (const { outcome } of answer.body['results'] as { outcome: string }[]) expect(outcome).toBe('received');
});

test('the commands with curl and openssl do what the document says', async () => {
  const { stdout } = await promisify(execFile)('sh', ['-euc', block('example: curl')], {
    env: { ...process.env, YIGAN_URL: server.url, YIGAN_SOURCE: 'documented', YIGAN_KEY: key },
    timeout: 20_000,
  });
  expect(JSON.parse(stdout)).toEqual({ results: [{ externalId: 'F-2026-1', outcome: 'received' }] });
});

test('the printed schema is the one that is enforced', () => {
  expect(JSON.parse(block('schema: report'))).toEqual(z.toJSONSchema(intakeReportSchema, { io: 'input' }));
});
