import { randomUUID } from 'node:crypto';
import { demoPassword, makeDataFolder, startHallServer } from '../support/hallServer.ts';
import { post } from '../support/hallClient.ts';
import { ListeningHall } from './append/ListeningHall.ts';
import { SendingSeat } from './append/SendingSeat.ts';
import { timeBareInserts } from './bareInserts.ts';
import { figureOf, percentile, type Figure } from './Figure.ts';

const listeners = 160;
const senders = 40;
const inFlightEach = 4;
const rounds = 3;
const roundMs = 3_000;
const pacedPerSecond = 2_000;
const insertsPerRound = 2_000;
const entryBytes = 420;

/**
 * journal.append: durable commands a second while 200 seats listen, 40 of them sending without pause. journal.latency:
 * from sending to the reply at a steady 2,000 a second, whatever the server does. The yardstick is fsynced inserts one by
 * one with nobody listening, in turns with ours (A B A B).
 */
export async function measureAppend(): Promise<Figure[]> {
  const folder = makeDataFolder();
  const server = await startHallServer({ dataFolder: folder.path });
  const { cookie } = await post(server.url, '/api/login', { username: 'diaodu', password: demoPassword });
  const hall = await ListeningHall.create({ url: server.url, cookie, seats: listeners });
  const seats: SendingSeat[] = [];
  for (let sender = 0; sender < senders; sender += 1)
    seats.push(await SendingSeat.connect({ url: server.url, cookie }));
  const rates: number[] = [];
  const bareRates: number[] = [];
  const bareTimes: number[] = [];
  const latencies: number[] = [];
  let events = 0;
  try {
    // The steady part comes first: the second part leaves a longer journal than a year of duty.
    for (let round = 0; round <= rounds; round += 1) {
      const paced = await sendAtPace(seats, await reportAll(seats));
      // The first round warms up.
      if (round > 0) latencies.push(...paced);
    }
    for (let round = 0; round < rounds; round += 1) {
      const bare = timeBareInserts(insertsPerRound, entryBytes);
      bareTimes.push(...bare);
      bareRates.push((bare.length * 1_000) / bare.reduce((sum, time) => sum + time, 0));
      rates.push(await sendWithoutPause(seats, await reportAll(seats)));
    }
    const heard = await hall.settled();
    events = heard.events[0] ?? 0;
    if (heard.events.some((count) => count !== events)) throw new Error('Not every seat heard every broadcast');
  } finally {
    hall.close();
    for (const { seat } of seats) seat.close();
    await server.stop();
    folder.remove();
  }
  const conditions =
    `${listeners + senders} seats on sockets, ${listeners} of them in a process of their own, ${senders} sending; ` +
    `everything on the same cores; ${events} broadcasts heard by each seat`;
  return [
    figureOf({
      id: 'journal.append',
      unit: 'commands/s',
      samples: rates,
      goal: '>= 2000, >= 0.5x',
      yardstick: { name: 'bare fsynced inserts/s', value: percentile(bareRates, 0.5) },
      conditions: `${conditions}; ${inFlightEach} commands in flight a sender, ${rounds} rounds of ${roundMs / 1_000} s`,
    }),
    figureOf({
      id: 'journal.latency',
      unit: 'ms',
      samples: latencies,
      goal: 'p99 <= 50',
      yardstick: {
        name: `one bare fsynced insert (p99 ${p99(bareTimes)} ms; ours ${p99(latencies)} ms)`,
        value: percentile(bareTimes, 0.5),
      },
      conditions: `${conditions}; ${pacedPerSecond} commands a second, sent by the clock whether answered or not`,
    }),
  ];
}

/** Commands a second with every sender keeping a few in flight. */
async function sendWithoutPause(seats: readonly SendingSeat[], incidentIds: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const endsAt = startedAt + roundMs;
  let count = 0;
  await Promise.all(
    seats.flatMap((seat, sender) =>
      Array.from({ length: inFlightEach }, async () => {
        while (performance.now() < endsAt) {
          await seat.command(note(incidentIds[sender]));
          count += 1;
        }
      }),
    ),
  );
  return (count * 1_000) / (performance.now() - startedAt);
}

/** Milliseconds from when each command was due by the clock to its reply. */
async function sendAtPace(seats: readonly SendingSeat[], incidentIds: readonly string[]): Promise<number[]> {
  const startedAt = performance.now();
  const replies: Promise<number>[] = [];
  const total = (pacedPerSecond * roundMs) / 1_000;
  while (replies.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) * pacedPerSecond) / 1_000));
    while (replies.length < due) {
      const sender = replies.length % seats.length;
      const dueAt = startedAt + (replies.length * 1_000) / pacedPerSecond;
      const lateMs = performance.now() - dueAt;
      const reply = seats[sender]?.command(note(incidentIds[sender])) ?? Promise.reject(new Error('No seat'));
      replies.push(reply.then((tookMs) => tookMs + lateMs));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return Promise.all(replies);
}

function note(incidentId: string | undefined): Record<string, unknown> {
  return { type: 'addIncidentNote', incidentId, noteId: randomUUID(), text: '处置进展正常' };
}

function p99(times: readonly number[]): string {
  return percentile(times, 0.99).toFixed(1);
}

function reportAll(seats: readonly SendingSeat[]): Promise<string[]> {
  return Promise.all(seats.map((seat) => report(seat)));
}

async function report(seat: SendingSeat): Promise<string> {
  const incidentId = randomUUID();
  await seat.command({
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
