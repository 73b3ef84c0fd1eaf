import { cpus, loadavg } from 'node:os';
import { mediaWorkerPath } from '../../scripts/setup/mediaWorker.mjs';
import { shownValue, shownYardstick, type Figure } from './Figure.ts';
import { markdownTable } from './markdownTable.ts';
import { measureAppend } from './measureAppend.ts';
import { measureDispatch } from './measureDispatch.ts';
import { measureField } from './measureField.ts';
import { measureFootprint } from './measureFootprint.ts';
import { measureLinkage } from './measureLinkage.ts';
import { measureMap } from './measureMap.ts';
import { measurePtz } from './measurePtz.ts';
import { measureRejoin } from './measureRejoin.ts';
import { measureRoads } from './measureRoads.ts';
import { measureUnits } from './measureUnits.ts';
import { measureVideo } from './measureVideo.ts';
import { measureVoice } from './measureVoice.ts';
import { measureWall } from './measureWall.ts';
import { readResults, resultsFile, writeResults, type Result } from './ResultsFile.ts';

/** Each bench measures one group of figures, yardstick included, in one run. */
const benches: Record<string, () => Promise<Figure[]>> = {
  footprint: measureFootprint,
  field: measureField,
  journal: measureAppend,
  dispatch: async () => [...(await measureDispatch()), ...(await measureUnits()), ...(await measureRejoin())],
  voice: measureVoice,
  video: measureVideo,
  linkage: measureLinkage,
  map: measureMap,
  ptz: measurePtz,
  roads: measureRoads,
  wall: measureWall,
};
const benchTimeoutMs = 480_000;

process.exit(await run(process.argv.slice(2)));

async function run(wanted: readonly string[]): Promise<number> {
  if (wanted.includes('--markdown')) {
    console.log(markdownTable(readResults()));
    return 0;
  }
  const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) {
    console.error(`No bench is called ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`);
    return 2;
  }
  process.env['MEDIASOUP_WORKER_BIN'] ??= mediaWorkerPath();
  const before = readResults();
  const results: Result[] = [];
  const failed: string[] = [];
  for (const [name, measure] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.error(`measuring ${name} …`);
    try {
      results.push(...(await measureHere(measure)));
    } catch (error) {
      failed.push(name);
      console.error(`${name} could not be measured:`, error);
    }
  }
  const measured = new Set(results.map(({ id }) => id));
  // What this run did not measure stays as it was, with its own date.
  writeResults([...before.filter(({ id }) => !measured.has(id)), ...results]);
  print(results);
  if (failed.length > 0) console.error(`not measured: ${failed.join(', ')}`);
  return failed.length > 0 ? 1 : 0;
}

/** The machine as it was before the bench itself loaded it stands beside each figure. */
async function measureHere(measure: () => Promise<Figure[]>): Promise<Result[]> {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), load ${load} at the start`;
  const figures = await Promise.race([
    measure(),
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('It took too long')), benchTimeoutMs).unref();
    }),
  ]);
  const measuredAt = new Date().toISOString();
  return figures.map((figure) => ({ ...figure, conditions: `${machine}; ${figure.conditions}`, measuredAt }));
}

function print(results: readonly Result[]): void {
  console.table(
    Object.fromEntries(
      results.map((result) => [
        result.id,
        {
          unit: result.unit,
          n: result.n,
          p50: shownValue(result.p50),
          p95: shownValue(result.p95),
          max: shownValue(result.max),
          goal: result.goal,
          yardstick: shownYardstick(result),
          ratio: result.ratio === null ? '' : shownValue(result.ratio),
        },
      ]),
    ),
  );
  for (const { id, conditions } of results) console.log(`${id}: ${conditions}`);
  console.log(`written to ${resultsFile}`);
}
