import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectClient } from '../support/hallClient.ts';
import { makeDataFolder, runServerCommand, startHallServer } from '../support/hallServer.ts';

const folder = makeDataFolder();

/** A disk of 24 MB: mounting needs root, which the continuous run has and a developer's machine may not. */
beforeAll(() => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder.path]);
});
afterAll(() => {
  execFileSync('umount', [folder.path]);
  folder.remove();
});

test('a full disk is said in the reply, loses nothing that was acknowledged, and heals when there is room', async () => {
  const server = await startHallServer({ dataFolder: folder.path });
  const client = await connectClient(server.url, 'diaodu');
  const incidentId = randomUUID();
  const note = (text: string) => client.command({ type: 'addIncidentNote', incidentId, noteId: randomUUID(), text });
  const reported = await client.command({
    type: 'reportIncident',
    incidentId,
    incidentType: 'flood',
    priority: 2,
    place: { lon: 113, lat: 29.5 },
    areaId: null,
    summary: '磁盘试验',
    source: 'desk',
  });
  expect(reported.ok).toBe(true);

  const ballast = join(folder.path, 'ballast');
  try {
    writeFileSync(ballast, Buffer.alloc(24 * 1024 * 1024));
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  }
  let acknowledged = 0;
  let refusal: unknown = null;
  for (let attempt = 0; attempt < 2_000 && refusal === null; attempt += 1) {
    const reply = await note('满'.repeat(600));
    if (reply.ok) acknowledged += 1;
    else refusal = reply.rejection;
  }
  expect(refusal).toEqual({ code: 'storageFailure', reason: 'storageFull' });
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);

  rmSync(ballast);
  expect((await note('恢复')).ok).toBe(true);
  const { snapshot } = await client.call('live.join', {});
  const notes = snapshot?.incidents[incidentId]?.log.filter(({ event }) => event === 'incidentNoteAdded');
  expect(notes).toHaveLength(acknowledged + 1);
  client.close();
  expect(await server.stop()).toBe(0);
  const { code, words } = await runServerCommand(['verify', '--data', folder.path]);
  expect([code, words]).toEqual([0, expect.stringContaining('entries good')]);
});
