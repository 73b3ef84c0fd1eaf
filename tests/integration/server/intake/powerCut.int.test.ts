import { expect, test, vi } from 'vitest';
import type { HallState } from '../../../../protocol/hall/hallState.ts';
import { connectClient } from '../../../support/hallClient.ts';
import { makeDataFolder, startHallServer } from '../../../support/hallServer.ts';
import { IntakeClient, sendSigned, webhookSource } from '../../../support/intake/intakeClient.ts';

const sourceId = 'brigade';
const source = { ...webhookSource, name: '119', source: '119' as const };
const report = { externalId: 'F-1', kind: '建筑火灾', priority: 2, place: { lon: 113.1, lat: 29.4 }, text: '三层起火' };

test('an alarm whose incident the power cut kept from being made has it at the next start, once', async () => {
  const folder = makeDataFolder();
  let server = await startHallServer({ dataFolder: folder.path });
  const state = async (): Promise<HallState> => {
    const seat = await connectClient(server.url, 'diaodu');
    const { snapshot } = await seat.call('live.join', {});
    seat.close();
    if (snapshot === null) throw new Error('no snapshot');
    return snapshot;
  };
  const alarm = (isAsWanted: (status: string) => boolean) =>
    vi.waitFor(
      async () => {
        const { groups } = (await state()).alarms;
        const found = Object.values(groups).find((group) => group.sourceId === sourceId && isAsWanted(group.status));
        if (found === undefined) throw new Error('no such alarm');
        return found;
      },
      { timeout: 10_000 },
    );
  try {
    // It comes while its source makes no incidents, so that the alarm is the last that the journal knows.
    const admin = await IntakeClient.create(server.url);
    await admin.saveSource(sourceId, source);
    await sendSigned({ url: server.url, sourceId, key: await admin.setKey(sourceId) }, report);
    await alarm((status) => status === 'new');
    await admin.saveSource(sourceId, { ...source, autoReport: 2 });

    const ledTo: unknown[] = [];
    for (let start = 0; start < 2; start += 1) {
      await server.kill();
      server = await startHallServer({ dataFolder: folder.path });
      ledTo.push((await alarm((status) => status === 'accepted')).incidentId);
    }
    expect(ledTo[1]).toBe(ledTo[0]);
    const incidents = Object.values((await state()).incidents);
    expect(incidents.filter(({ source: by }) => by === '119')).toHaveLength(1);
  } finally {
    await server.kill();
    folder.remove();
  }
});
