import { randomUUID } from 'node:crypto';
import { connectClient } from '../../support/hallClient.ts';

const atOnce = 50;

/** Fills a hall with incidents over the whole demo city. */
export async function reportMany(url: string, count: number): Promise<void> {
  const seat = await connectClient(url, 'diaodu');
  for (let from = 0; from < count; from += atOnce) {
    const replies = await Promise.all(
      Array.from({ length: Math.min(atOnce, count - from) }, (_, index) => {
        const turn = from + index;
        const place = { lon: 112.98 + (turn % 40) / 1_000, lat: 29.485 + (turn % 29) / 1_000 };
        const what = { incidentType: 'other', priority: 1 + (turn % 4), place, areaId: null, source: 'desk' };
        return seat.command({ type: 'reportIncident', incidentId: randomUUID(), ...what, summary: `第 ${turn} 起` });
      }),
    );
    const refused = replies.find(({ ok }) => !ok);
    if (refused !== undefined) throw new Error(`A report of the bench was refused: ${JSON.stringify(refused)}`);
  }
  seat.close();
}
