import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { unitSchema } from '../../protocol/unit/unit.ts';
import { Driver } from './Driver.ts';
import { RoadMap } from './RoadMap.ts';
import { SimulatedPhone } from './SimulatedPhone.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    city: { type: 'string' },
    count: { type: 'string', default: '24' },
    'exit-with-parent': { type: 'boolean', default: false },
  },
});
const { url, city } = values;
const password = process.env['YIGAN_SIMULATOR_PASSWORD'];
if (url === undefined || city === undefined || password === undefined) {
  process.stderr.write(
    'usage: YIGAN_SIMULATOR_PASSWORD=… phoneSimulator --url URL --city DIR [--count 24] [--exit-with-parent]\n',
  );
  process.exit(2);
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(city, name), 'utf8'));
const roads = new RoadMap(read('roads.json'));
const units = z.array(unitSchema).parse(read('units.json'));
/** The first unit of each kind is left to the people who try the demo with a phone of their own. */
const simulated = units
  .filter((unit, index) => units.findIndex(({ kind }) => kind === unit.kind) !== index)
  .slice(0, Number(values.count));
const phones = simulated.map((unit, index) => {
  const driver = new Driver(roads, unit.home, createPicker(index + 1));
  return new SimulatedPhone({ url, username: unit.id.replace(/^unit-/, ''), password, unitId: unit.id, driver });
});

const stop = (): void => {
  for (const phone of phones) phone.close();
  process.exit(0);
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
if (values['exit-with-parent']) process.stdin.resume().once('end', stop);

let started = 0;
for (const phone of phones) {
  try {
    await phone.start();
    started += 1;
  } catch (error) {
    process.stderr.write(`phone simulator: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
process.stdout.write(`${JSON.stringify({ ready: true, phones: started })}\n`);

/** Numbers that look random and are the same in every run (xorshift32, Marsaglia 2003). */
function createPicker(seed: number): (count: number) => number {
  let state = seed * 2_654_435_761;
  return (count) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % count;
  };
}
