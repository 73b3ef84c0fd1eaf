import { RawSeat } from './RawSeat.ts';

/** Runs as a process of its own: seats that only listen. Asked anything, it answers what each has heard so far. */
const [url = '', cookie = '', count = '0'] = process.argv.slice(2);
const seats: RawSeat[] = [];
for (let seat = 0; seat < Number(count); seat += 1) seats.push(await RawSeat.connect({ url, cookie }));
const tell = (): void => {
  process.send?.({ bytes: seats.map((seat) => seat.bytes), events: seats.map((seat) => seat.events) });
};
process.on('message', tell);
process.on('disconnect', () => process.exit(0));
tell();
