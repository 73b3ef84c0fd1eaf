import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoSensorsSchema } from '../../protocol/intake/demoSensor.ts';
import type { IntakeSource } from '../../protocol/intake/intakeSource.ts';

/** The demo city's sensors as a source like any other: the same driver, the same rules. */
export function demoSensorSource(cityFolder: string, url: string): IntakeSource {
  const sensors = demoSensorsSchema.parse(JSON.parse(readFileSync(join(cityFolder, 'sensors.json'), 'utf8')));
  return {
    id: 'demo-sensors',
    name: '城市传感器（模拟）',
    source: 'sensor',
    isDisabled: false,
    kinds: {},
    defaultType: 'facility',
    defaultPriority: 3,
    windowMs: 600_000,
    autoReport: null,
    mostAMinute: 6_000,
    adapter: { kind: 'mqtt', url, username: 'demo', rules: sensors.map(({ rule }) => rule) },
  };
}
