import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Aedes } from 'aedes';
import { connectAsync } from 'mqtt';
import { demoSensorsSchema, type DemoSensor } from '../../protocol/intake/demoSensor.ts';
import { readingAt } from './readingAt.ts';

const { values } = parseArgs({
  options: {
    city: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '0' },
    username: { type: 'string', default: 'demo' },
    'interval-ms': { type: 'string', default: '2000' },
    speed: { type: 'string', default: '1' },
    'exit-with-parent': { type: 'boolean', default: false },
  },
});
const { city, host, username } = values;
const password = process.env['YIGAN_SIMULATOR_PASSWORD'];
if (city === undefined || password === undefined) {
  process.stderr.write(
    'usage: YIGAN_SIMULATOR_PASSWORD=… sensorSimulator --city DIR [--host 127.0.0.1] [--port 0] [--username demo] [--interval-ms 2000] [--speed 1] [--exit-with-parent]\n',
  );
  process.exit(2);
}
const connectTimeoutMs = 5_000;
const sensors = demoSensorsSchema.parse(JSON.parse(readFileSync(join(city, 'sensors.json'), 'utf8')));

const broker = await Aedes.createBroker();
broker.authenticate = (_client, name, secret, done) => {
  done(null, name === username && secret?.toString() === password);
};
const listener = createServer((socket) => {
  broker.handle(socket);
});
await new Promise<void>((resolve, reject) => {
  listener.once('error', reject);
  listener.listen(Number(values.port), host, resolve);
});
const { port } = listener.address() as AddressInfo;

// The sensors are clients of the broker like any other.
const gateway = await connectAsync(`mqtt://${host}:${port}`, {
  clientId: 'simulated-sensors',
  ...{ username, password, connectTimeout: connectTimeoutMs },
});
const startedMs = performance.now();
const speed = Number(values.speed);
const measure = (): void => {
  const elapsedS = ((performance.now() - startedMs) / 1000) * speed;
  for (const sensor of sensors) gateway.publish(sensor.rule.topic, message(sensor, elapsedS), { qos: 1 });
};
const timer = setInterval(measure, Number(values['interval-ms']));
measure();

const stop = (): void => {
  clearInterval(timer);
  gateway.end(true);
  listener.close();
  broker.close(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
if (values['exit-with-parent']) process.stdin.resume().once('end', stop);
process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);

/** A bare number, or JSON with the number where the hall's rule looks for it. */
function message({ rule, curve }: DemoSensor, elapsedS: number): string {
  const value = readingAt(curve, elapsedS, Math.random());
  return rule.path === '' ? String(value) : JSON.stringify({ id: rule.id, [rule.path]: value });
}
