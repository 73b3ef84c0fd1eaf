import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { Aedes } from 'aedes';
import { readFileSync } from 'node:fs';
import { areaSchema, type Area } from '../../../protocol/area/area.ts';
import { incidentTypes } from '../../../protocol/incident/incident.ts';
import type { IntakeSource } from '../../../protocol/intake/intakeSource.ts';
import type { SensorRule } from '../../../protocol/intake/sensorRule.ts';
import { capAlert, capInfo } from '../intake/capAlerts.ts';
import { IntakeClient, sendSigned, webhookSource } from '../intake/intakeClient.ts';
import type { TcpProxy } from '../TcpProxy.ts';

export const webhookIntakes = ['110', '119', '120', '122', '12345'] as const;
export type Intake = 'desk' | 'field' | (typeof webhookIntakes)[number] | 'cap' | 'poll' | 'mqtt';

/** One report as another system will make it: its name there, and the one pair of type and area that is its own. */
export interface OutsideReport {
  readonly intake: Exclude<Intake, 'desk' | 'field'>;
  readonly externalId: string;
  readonly type: (typeof incidentTypes)[number];
  readonly area: Area;
}

const retryMs = 150;
const patienceMs = 120_000;
const areasFile = new URL('../../../resources/city/areas.json', import.meta.url);
/** Each a square of the city of its own. */
const grids = areaSchema
  .array()
  .parse(JSON.parse(readFileSync(areasFile, 'utf8')))
  .filter(({ level }) => level === 'grid');

export const sourceIdOf = (intake: OutsideReport['intake']): string => `day-${intake}`;

/** The other systems of the city: five signed webhooks, a weather office that speaks CAP, a polled one and sensors. */
export class DayIntake {
  readonly #cable: TcpProxy;
  readonly #keys = new Map<string, string>();
  readonly #polled: object[] = [];
  readonly #http: Server;
  readonly #broker: Aedes;
  readonly #tcp: TcpServer;
  readonly #sockets = new Set<Socket>();
  readonly reports: OutsideReport[] = [];
  /** Requests that had to be made again. */
  repeats = 0;

  private constructor(cable: TcpProxy, broker: Aedes) {
    this.#cable = cable;
    this.#broker = broker;
    this.#http = createServer((request, response) => {
      const after = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('after') ?? 0);
      const items = this.#polled.slice(after);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: { items }, next: this.#polled.length }));
    });
    this.#tcp = createTcpServer((socket) => {
      this.#sockets.add(socket);
      broker.handle(socket);
    });
  }

  static async create(url: string, cable: TcpProxy, wanted: Readonly<Record<OutsideReport['intake'], number>>) {
    const intake = new DayIntake(cable, await Aedes.createBroker());
    for (const [name, count] of Object.entries(wanted) as [OutsideReport['intake'], number][]) {
      for (let index = 0; index < count; index += 1) intake.#plan(name, index);
    }
    await listen(intake.#http);
    await listen(intake.#tcp);
    await intake.#setUp(url);
    return intake;
  }

  /** Returns when the other system holds it to be delivered; sent again after every failure, and once more after that. */
  async send(report: OutsideReport): Promise<void> {
    const { externalId, type, area, intake } = report;
    const { lon, lat } = area.centre;
    if (intake === 'poll') {
      this.#polled.push({ id: externalId, what: type, words: externalId, x: lon, y: lat, level: 3 });
      return;
    }
    if (intake === 'mqtt') return this.#publish(report);
    if (intake === 'cap') {
      const sent = '2026-01-01T08:00:00+08:00';
      const circle = `<area><areaDesc>${area.name.zh}</areaDesc><circle>${lat},${lon} 0.01</circle></area>`;
      const info = capInfo({ event: type, headline: externalId }, circle);
      const alert = capAlert({ identifier: externalId, sent, info });
      await this.#signed(intake, alert, 'application/cap+xml');
      return this.#signed(intake, alert, 'application/cap+xml');
    }
    const body = { externalId, kind: type, priority: 2, place: { lon, lat }, text: externalId };
    await this.#signed(intake, body);
    await this.#signed(intake, body);
  }

  /** A storm: many reports of one thing in one place. */
  async storm(prefix: string, count: number): Promise<void> {
    const [area] = grids;
    if (area === undefined) throw new Error('The city has no grid');
    const { lon, lat } = area.centre;
    const reports = Array.from({ length: count }, (_, index) => ({
      ...{ externalId: `${prefix}-${index}`, kind: 'flood', priority: 3, place: { lon, lat }, text: prefix },
    }));
    for (let from = 0; from < count; from += 10) {
      await this.#signed('110', { reports: reports.slice(from, from + 10) }, 'application/json', 'day-storm');
    }
    await this.#signed('110', { reports }, 'application/json', 'day-storm');
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#broker.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    this.#tcp.close();
    this.#http.close();
    this.#http.closeAllConnections();
  }

  #plan(intake: OutsideReport['intake'], index: number): void {
    // Every report of a source has a type and area that no other of it has, so that each is a card of its own.
    const type = incidentTypes[index % incidentTypes.length] ?? 'other';
    const area = grids[1 + Math.floor(index / incidentTypes.length)];
    if (area === undefined) throw new Error('The city has too few grids');
    this.reports.push({ intake, externalId: `${intake}-2026-${String(index).padStart(3, '0')}`, type, area });
  }

  async #setUp(url: string): Promise<void> {
    const admin = await IntakeClient.create(url);
    const base: Omit<IntakeSource, 'id'> = { ...webhookSource, kinds: {}, windowMs: 3_600_000 };
    const save = async (id: string, source: Omit<IntakeSource, 'id'>): Promise<void> => {
      const status = await admin.saveSource(id, source);
      if (status !== 200) throw new Error(`The source ${id} was answered ${status}`);
      if (source.adapter.kind === 'webhook') this.#keys.set(id, await admin.setKey(id));
    };
    for (const intake of webhookIntakes) {
      // The fire brigade's reports become incidents by themselves.
      const autoReport = intake === '119' ? 2 : null;
      await save(sourceIdOf(intake), { ...base, name: intake, source: intake, autoReport });
    }
    await save('day-storm', { ...base, name: '暴雨', source: '12345' });
    const kinds = Object.fromEntries(incidentTypes.map((type) => [type, type]));
    await save(sourceIdOf('cap'), { ...base, name: '气象台', source: 'cap', kinds });
    const fields = { externalId: 'id', kind: 'what', text: 'words', priority: 'level', lon: 'x', lat: 'y' };
    const adapter = {
      ...{ kind: 'poll' as const, url: `http://127.0.0.1:${portOf(this.#http)}/events`, intervalMs: 1_000 },
      ...{ timeoutMs: 2_000, cursorParameter: 'after', cursorPath: 'next', itemsPath: 'data.items' },
      ...{ coordinates: 'wgs84' as const, fields: { ...fields, address: null, occurredAt: null } },
    };
    await save(sourceIdOf('poll'), { ...base, name: '政务热线', source: '12345', adapter });
    const rules = this.reports.filter(({ intake }) => intake === 'mqtt').map(ruleOf);
    const broker = { kind: 'mqtt' as const, url: `mqtt://127.0.0.1:${portOf(this.#tcp)}`, username: null, rules };
    await save(sourceIdOf('mqtt'), { ...base, name: '水务传感', source: 'sensor', adapter: broker });
  }

  async #signed(intake: OutsideReport['intake'], body: unknown, contentType = 'application/json', id?: string) {
    const sourceId = id ?? sourceIdOf(intake);
    const key = this.#keys.get(sourceId);
    if (key === undefined) throw new Error(`No key for ${sourceId}`);
    const until = Date.now() + patienceMs;
    for (;;) {
      try {
        const sending = { url: `http://127.0.0.1:${this.#cable.port}`, sourceId, key, contentType };
        const { status, body: answer } = await sendSigned(sending, body);
        if (status === 200) return;
        if (status < 500 || Date.now() > until)
          throw new Error(`${sourceId} was answered ${status} ${JSON.stringify(answer)}`);
      } catch (error) {
        // A request that broke off: fetch says it with a TypeError, and a cut answer cannot be parsed.
        const isCut = error instanceof TypeError || error instanceof SyntaxError;
        if (!isCut || Date.now() > until) throw error;
      }
      this.repeats += 1;
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }

  #publish({ externalId }: OutsideReport): Promise<void> {
    const packet = { cmd: 'publish', qos: 1, dup: false, retain: true, topic: `city/${externalId}` } as const;
    return new Promise((resolve, reject) => {
      this.#broker.publish({ ...packet, payload: '{"level":9}' }, (error) => (error ? reject(error) : resolve()));
    });
  }
}

function ruleOf({ externalId, type, area }: OutsideReport): SensorRule {
  return {
    ...{ id: externalId, name: externalId, kind: 'waterLevel', topic: `city/${externalId}`, path: 'level' },
    ...{ direction: 'above', threshold: 5, clearAt: 4, holdMs: 0, silentMs: 3_600_000 },
    ...{ place: area.centre, incidentType: type, priority: 2 },
  };
}

async function listen(server: Server | TcpServer): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function portOf(server: Server | TcpServer): number {
  return (server.address() as AddressInfo).port;
}
