import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { IntakeFault } from '../../../protocol/intake/intakeFault.ts';
import type { IntakeReport } from '../../../protocol/intake/intakeReport.ts';
import { demoSensorSource } from '../../../server/demo/demoSensorSource.ts';
import { startSimulator } from '../../../server/demo/startSimulator.ts';
import { SensorFeed } from '../../../server/intake/sensors/SensorFeed.ts';
import { createLog } from '../../../server/log/index.ts';

const city = new URL('../../../resources/city', import.meta.url).pathname;
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

const speed = 60;

/** The demo's sensors, sixty times as fast, behind their own broker, and the hall's own driver before it. */
async function listen(password: string, given = password) {
  const simulator = await startSimulator({
    program: 'sensors',
    parameters: ['--city', city, '--speed', String(speed), '--interval-ms', '50'],
    password,
    log: createLog('silent'),
  });
  opened.push(() => simulator.close());
  const { port } = simulator.ready as { port: number };
  const source = demoSensorSource(city, `mqtt://127.0.0.1:${port}`);
  const { adapter } = source;
  if (adapter.kind !== 'mqtt') throw new Error('sensors speak MQTT');
  const rules = adapter.rules.map((rule) => ({ ...rule, holdMs: rule.holdMs / speed }));
  const heard = { taken: [] as IntakeReport[], good: 0, failures: [] as IntakeFault[] };
  const feed = new SensorFeed({
    source: { ...source, adapter: { ...adapter, rules } },
    password: given,
    now: Date.now,
    take: (report) => Promise.resolve(heard.taken.push(report)),
    onGood: () => (heard.good += 1),
    onFailure: (fault) => heard.failures.push(fault),
  });
  opened.push(() => feed.close());
  return { feed, heard, rules };
}

test('every sensor of the demo is heard by the rule its hall has for it, and the river raises an alarm that ends', async () => {
  const { feed, heard, rules } = await listen(randomBytes(8).toString('hex'));
  const states = () => feed.states().map(({ phase, value }) => [phase !== 'unknown', value !== null]);
  await expect.poll(states, { timeout: 15_000 }).toEqual(rules.map(() => [true, true]));
  const river = () => heard.taken.filter(({ text }) => text.startsWith('西津桥水位'));
  await expect.poll(() => river().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(1);
  expect(river()[0]).toMatchObject({ kind: 'flood', priority: 2, place: { address: '西津桥' } });
  await expect.poll(() => river().some(({ isCancelled }) => isCancelled === true), { timeout: 30_000 }).toBe(true);
  // The other gauge rises too and stays below its threshold.
  expect(heard.taken.filter(({ text }) => text.startsWith('东港码头水位'))).toEqual([]);
  expect(heard.failures).toEqual([]);
});

test('the broker keeps out who does not know its password', async () => {
  const { heard } = await listen(randomBytes(8).toString('hex'), 'guessed');
  await expect.poll(() => heard.failures.map(({ code }) => code), { timeout: 15_000 }).toContain('brokerRefused');
  expect(heard.good).toBe(0);
});
