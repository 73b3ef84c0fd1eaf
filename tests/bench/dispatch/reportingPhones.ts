import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { RawSeat } from '../append/RawSeat.ts';

/** Runs as a process of its own: phones on duty that say where they are, each once a second, spread over the second. */
const [url = '', file = ''] = process.argv.slice(2);
const people = JSON.parse(readFileSync(file, 'utf8')) as { unitId: string; cookie: string }[];
const slices = 50;
const connectAtOnce = 50;

let onDuty = 0;
let answered = 0;
const phones: RawSeat[] = [];
for (let from = 0; from < people.length; from += connectAtOnce) {
  const some = people.slice(from, from + connectAtOnce).map(async ({ unitId, cookie }) => {
    const phone = await RawSeat.connect({
      url,
      cookie,
      onReply: (number) => (number === 0 ? (onDuty += 1) : (answered += 1)),
    });
    phone.command(0, { id: randomUUID(), command: { type: 'startDuty', unitId } });
    return phone;
  });
  phones.push(...(await Promise.all(some)));
}
let turn = 0;
setInterval(() => {
  turn += 1;
  for (let index = turn % slices; index < phones.length; index += slices) {
    const input = {
      lon: 113 + ((index + turn) % 997) / 1e5,
      lat: 29.5 + (index % 89) / 1e4,
      accuracyM: 8,
      deviceAt: Date.now(),
    };
    phones[index]?.call(turn, 'position.report', input);
  }
}, 1_000 / slices);
process.on('message', () => process.send?.({ onDuty, answered }));
process.on('disconnect', () => process.exit(0));
process.send?.({ onDuty, answered });
