import { connect, type MqttClient } from 'mqtt';
import type { IntakeFault } from '../../../protocol/intake/intakeFault.ts';
import type { IntakeReport } from '../../../protocol/intake/intakeReport.ts';
import type { IntakeSource, IntakeStatus, MqttAdapter } from '../../../protocol/intake/intakeSource.ts';
import {
  hearReading,
  newSensorState,
  passTime,
  type SensorRule,
  type SensorSignal,
  type SensorState,
} from '../../../protocol/intake/sensorRule.ts';
import { IntakeFailure } from '../faultOf.ts';
import { readReading } from './readReading.ts';
import { sensorReport } from './sensorReport.ts';

export interface SensorFeedParts {
  readonly source: IntakeSource & { readonly adapter: MqttAdapter };
  readonly password: string | undefined;
  readonly now: () => number;
  readonly take: (report: IntakeReport) => Promise<unknown>;
  readonly onGood: (count: number) => void;
  readonly onFailure: (fault: IntakeFault) => void;
}

interface Sensor {
  readonly rule: SensorRule;
  state: SensorState;
  /** When the standing alarm began: with the rule's id the name of its report. */
  raisedAt: number;
  standing: IntakeReport | null;
}

const reconnectMs = 1_000;
const longestReconnectMs = 60_000;
const connectTimeoutMs = 10_000;
const tickMs = 1_000;
const largestMessageBytes = 64 * 1024;

/** Sensors behind the site's MQTT broker: readings in, alarms out, by the rules. Comes back by itself, ever more patiently. */
export class SensorFeed {
  readonly #parts: SensorFeedParts;
  readonly #sensors = new Map<string, Sensor[]>();
  readonly #client: MqttClient;
  readonly #tick: NodeJS.Timeout;

  constructor(parts: SensorFeedParts) {
    this.#parts = parts;
    const { adapter, id } = parts.source;
    for (const rule of adapter.rules) {
      const sensor: Sensor = { rule, state: newSensorState(parts.now()), raisedAt: 0, standing: null };
      this.#sensors.set(rule.topic, [...(this.#sensors.get(rule.topic) ?? []), sensor]);
    }
    this.#client = connect(adapter.url, {
      clientId: `yigan-${id}`,
      ...(adapter.username !== null && { username: adapter.username }),
      ...(parts.password !== undefined && { password: parts.password }),
      reconnectPeriod: reconnectMs,
      connectTimeout: connectTimeoutMs,
      clean: true,
    });
    this.#client.on('connect', () => this.#begin());
    this.#client.on('message', (topic, payload) => this.#hear(topic, payload));
    this.#client.on('error', (error) => {
      // A CONNACK with a reason is the broker's word; anything else is the network's.
      const code = 'code' in error && typeof error.code === 'number' ? 'brokerRefused' : 'unreachable';
      parts.onFailure(new IntakeFailure(code, error.message === '' ? error.name : error.message).fault);
    });
    this.#client.on('close', () => {
      const { options } = this.#client;
      options.reconnectPeriod = Math.min(longestReconnectMs, (options.reconnectPeriod ?? reconnectMs) * 2);
      if (!this.#client.disconnecting) parts.onFailure({ code: 'disconnected', detail: '' });
    });
    this.#tick = setInterval(() => this.#passTime(), tickMs);
    this.#tick.unref();
  }

  states(): IntakeStatus['sensors'] {
    return [...this.#sensors.values()].flat().map(({ rule: { id, name }, state }) => ({ id, name, ...state }));
  }

  async close(): Promise<void> {
    clearInterval(this.#tick);
    await this.#client.endAsync(true);
  }

  #begin(): void {
    this.#client.options.reconnectPeriod = reconnectMs;
    this.#client.subscribe([...this.#sensors.keys()], { qos: 1 }, (error, granted) => {
      const refused = granted?.find(({ qos }) => qos === 128);
      if (error !== null) this.#parts.onFailure(new IntakeFailure('topicRefused', error.message).fault);
      else if (refused !== undefined) this.#parts.onFailure(new IntakeFailure('topicRefused', refused.topic).fault);
      else this.#parts.onGood(0);
    });
  }

  #hear(topic: string, payload: Buffer): void {
    const { now, onGood, onFailure } = this.#parts;
    for (const sensor of this.#sensors.get(topic) ?? []) {
      const value =
        payload.length > largestMessageBytes ? null : readReading(payload.toString('utf8'), sensor.rule.path);
      if (value === null) {
        onFailure(new IntakeFailure('noNumber', `${sensor.rule.id} · ${topic}`).fault);
        continue;
      }
      onGood(1);
      const { state, signal } = hearReading(sensor.rule, sensor.state, { value, at: now() });
      this.#follow(sensor, state, signal);
    }
  }

  #passTime(): void {
    for (const sensor of [...this.#sensors.values()].flat()) {
      const { state, signal } = passTime(sensor.rule, sensor.state, this.#parts.now());
      this.#follow(sensor, state, signal);
    }
  }

  #follow(sensor: Sensor, state: SensorState, signal: SensorSignal | null): void {
    sensor.state = state;
    if (signal === null) return;
    if (signal === 'raised') sensor.raisedAt = state.since;
    const report = sensorReport(sensor.rule, state, signal, sensor.standing);
    if (signal === 'raised') sensor.standing = report;
    if (signal === 'cleared') sensor.standing = null;
    this.#parts.take(report).catch((error: unknown) => {
      this.#parts.onFailure(
        new IntakeFailure('notKept', error instanceof Error ? error.message : '', { cause: error }).fault,
      );
    });
  }
}
