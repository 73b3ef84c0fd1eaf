import { randomUUID } from 'node:crypto';
import { connectClient, type HallClient } from '../support/hallClient.ts';
import { makeDataFolder, startHallServer } from '../support/hallServer.ts';
import { timeBareInserts } from './bareInserts.ts';
import { figureOf, percentile, type Figure } from './Figure.ts';

const seats = 200;
const senders = 40;
const commandsEach = 150;
const rounds = 3;
const insertsPerRound = 2_000;
const entryBytes = 420;

/**
 * journal.append: durable commands a second while 200 seats listen. Seats and server share the machine, so every entry
 * is also received and parsed 200 times here; the yardstick is fsynced inserts with nobody listening, in turns (A B A B).
 */
export async function measureAppend(): Promise<Figure[]> {
  const folder = makeDataFolder();
  const server = await startHallServer({ dataFolder: folder.path });
  const clients: HallClient[] = [];
  let heard = 0;
  for (let seat = 0; seat < seats; seat += 1) {
    const client = await connectClient(server.url, 'diaodu');
    client.socket.on('entries', (entries: unknown[]) => (heard += entries.length));
    clients.push(client);
  }
  const incidentIds = await Promise.all(clients.slice(0, senders).map((client) => report(client)));
  const latencies: number[] = [];
  const rates: number[] = [];
  const bareRates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bareRates.push(1_000 / percentile(timeBareInserts(insertsPerRound, entryBytes), 0.5));
    const heardBefore = heard;
    const startedAt = performance.now();
    await Promise.all(
      incidentIds.map(async (incidentId, sender) => {
        for (let command = 0; command < commandsEach; command += 1) {
          const sentAt = performance.now();
          const noteId = randomUUID();
          const reply = await clients[sender]?.command({
            type: 'addIncidentNote',
            incidentId,
            noteId,
            text: '处置进展正常',
          });
          if (reply?.ok !== true) throw new Error(`A command of the bench was refused: ${JSON.stringify(reply)}`);
          latencies.push(performance.now() - sentAt);
        }
      }),
    );
    rates.push((senders * commandsEach * 1_000) / (performance.now() - startedAt));
    const expected = senders * commandsEach * seats;
    while (heard - heardBefore < expected) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const client of clients) client.close();
  await server.stop();
  folder.remove();
  const conditions = `${seats} seats on sockets in the measuring process on the same two cores, ${senders} of them sending, ${rounds} turns`;
  return [
    figureOf({
      id: 'journal.append',
      unit: 'commands/s',
      samples: rates,
      goal: '>= 2000, >= 0.5x',
      yardstick: { name: 'bare fsynced inserts/s', value: percentile(bareRates, 0.5) },
      conditions,
    }),
    figureOf({
      id: 'journal.latency',
      unit: 'ms',
      samples: latencies,
      goal: 'p99 <= 50',
      yardstick: { name: `p99 ${percentile(latencies, 0.99).toFixed(1)} ms; see journal.append`, value: null },
      conditions: `${conditions}; from sending a command to its reply at full load`,
    }),
  ];
}

async function report(client: HallClient): Promise<string> {
  const incidentId = randomUUID();
  await client.command({
    type: 'reportIncident',
    incidentId,
    incidentType: 'other',
    priority: 4,
    place: { lon: 112.9, lat: 29.4 },
    areaId: null,
    summary: '测速',
    source: 'desk',
  });
  return incidentId;
}
