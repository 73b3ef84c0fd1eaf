import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { mediaWorkerPath } from '../../scripts/setup/mediaWorker.mjs';
import type { Figure } from './Figure.ts';
import { measureAppend } from './measureAppend.ts';
import { measureDispatch } from './measureDispatch.ts';
import { measureVideo } from './measureVideo.ts';
import { measureVoice } from './measureVoice.ts';

/** Each bench measures one group of figures, yardstick included, in one run. */
const benches: Record<string, () => Promise<Figure[]>> = {
  journal: measureAppend,
  dispatch: measureDispatch,
  voice: measureVoice,
  video: measureVideo,
};

process.env['MEDIASOUP_WORKER_BIN'] ??= mediaWorkerPath();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`No bench is called ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const [name, measure] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`measuring ${name} …`);
  figures.push(...(await measure()));
}

const file = fileURLToPath(new URL('../../bench/results.json', import.meta.url));
mkdirSync(fileURLToPath(new URL('../../bench', import.meta.url)), { recursive: true });
const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', loadAfter: loadavg()[0] };
writeFileSync(file, `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, figures }, null, 2)}\n`);

console.table(
  Object.fromEntries(
    figures.map(({ id, unit, n, p50, p95, max, yardstick, ratio, goal }) => [
      id,
      {
        unit,
        n,
        p50: round(p50),
        p95: round(p95),
        max: round(max),
        goal,
        yardstick: yardstick.value === null ? yardstick.name : `${yardstick.name}: ${round(yardstick.value)}`,
        ratio: ratio === null ? '' : round(ratio),
      },
    ]),
  ),
);
for (const { id, conditions } of figures) console.log(`${id}: ${conditions}`);
console.log(`written to ${file}`);
process.exit(0);

function round(value: number): number {
  return Number(value.toPrecision(3));
}
