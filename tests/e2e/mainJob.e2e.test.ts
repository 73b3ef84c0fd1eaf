import { expect, test } from 'vitest';
import type { AuditEvent } from '../../protocol/access/auditEvents.ts';
import { openDatabase } from '../../server/database/index.ts';
import { SqliteJournalStore } from '../../server/journal/index.ts';
import { runServerCommand } from '../support/hallServer.ts';
import { MainJob } from '../support/mainJob/MainJob.ts';
import { useTestHall } from '../support/TestHall.ts';
import { testPhoto } from '../support/testPhoto.ts';

const hall = useTestHall();

test('the main job: from a report to a verified close, seen and heard in real pages, and whole in the journal', async () => {
  const job = await MainJob.create(hall.browser, hall.url);
  for (const { name, run } of job.steps(await testPhoto(hall.browser))) {
    await run().catch((cause: unknown) => {
      throw new Error(`Not seen: ${name}`, { cause });
    });
  }
  await job.close();
  expect(await hall.server.stop()).toBe(0);
  const { code, words } = await runServerCommand(['verify', '--data', hall.dataFolder]);
  expect([code, words]).toEqual([0, expect.stringMatching(/audit: \d+ entries good\nlive: \d+ entries good/)]);

  const store = new SqliteJournalStore(openDatabase({ dataFolder: hall.dataFolder }));
  const views = store
    .read<AuditEvent>('audit', 1, 10_000)
    .flatMap(({ actor, event }) =>
      event.type === 'cameraViewed' ? [{ by: actor.name, seat: actor.seatId, ...event }] : [],
    );
  store.close();
  const forIncident = views.filter(({ by, purpose }) => by === '调度员 陈默' && purpose.kind === 'incident');
  expect(forIncident.length).toBeGreaterThanOrEqual(3);
  expect(views.every(({ seat }) => seat !== '')).toBe(true);
});
