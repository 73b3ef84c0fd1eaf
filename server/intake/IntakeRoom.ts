import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../protocol/access/role.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { Directory } from '../../protocol/hall/directory.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import { commandIdSchema, incidentIdSchema } from '../../protocol/ids.ts';
import type { IntakeFault } from '../../protocol/intake/intakeFault.ts';
import type { IntakeSource, IntakeSourceView, IntakeStatus } from '../../protocol/intake/intakeSource.ts';
import type { CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';
import { systemActor, type Access } from '../access/index.ts';
import type { Tables } from '../database/index.ts';
import { derivedId, type Reaction } from '../hall/index.ts';
import type { Log } from '../log/index.ts';
import { AlarmGatherer } from './AlarmGatherer.ts';
import { AlarmLedger } from './AlarmLedger.ts';
import { CapReader } from './cap/CapReader.ts';
import { registerCap } from './cap/registerCap.ts';
import { faultOf } from './faultOf.ts';
import { IntakeDesk } from './IntakeDesk.ts';
import { IntakeHealth } from './IntakeHealth.ts';
import { IntakeKeys } from './IntakeKeys.ts';
import { IntakeSources } from './IntakeSources.ts';
import { Poller } from './Poller.ts';
import { registerIntakeAdmin } from './registerIntakeAdmin.ts';
import { registerWebhook } from './registerWebhook.ts';
import { SensorFeed } from './sensors/SensorFeed.ts';

export interface IntakeRoomOptions {
  readonly app: FastifyInstance;
  readonly access: Access;
  readonly tables: Tables;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly directory: () => Pick<Directory, 'places' | 'areas'>;
  readonly state: () => HallState;
  readonly handle: (raw: { id: string; command: Command }, actor: Actor) => Promise<CommandReply>;
  readonly now: () => number;
  readonly log: Log;
}

const forgetEveryMs = 24 * 3_600_000;

/** Every road into the hall that is not a person at a seat: webhooks, polls, public warnings, sensors. */
export class IntakeRoom {
  readonly #options: IntakeRoomOptions;
  readonly #sources: IntakeSources;
  readonly #keys: IntakeKeys;
  readonly #health: IntakeHealth;
  readonly #cap: CapReader;
  readonly #ledger: AlarmLedger;
  readonly #gatherer: AlarmGatherer;
  readonly #desk: IntakeDesk;
  readonly #pollers = new Map<string, Poller>();
  readonly #feeds = new Map<string, SensorFeed>();
  readonly #forget: NodeJS.Timeout;

  private constructor(options: IntakeRoomOptions, sources: IntakeSources) {
    const { now, tables } = options;
    this.#options = options;
    this.#sources = sources;
    this.#keys = new IntakeKeys(options.dataFolder);
    this.#health = new IntakeHealth(now);
    this.#cap = new CapReader(join(options.resourcesFolder, 'cap', 'CAP-v1.2.xsd'));
    this.#gatherer = new AlarmGatherer({
      findSource: (sourceId) => sources.find(sourceId),
      record: (command) => this.#command(command),
      now,
    });
    this.#ledger = new AlarmLedger({
      tables,
      now,
      counted: () => options.state().alarms.intakeSeq,
      onStored: (reports) => this.#gatherer.add(reports),
    });
    this.#desk = new IntakeDesk({ ledger: this.#ledger, cap: this.#cap, directory: options.directory, now });
    this.#forget = setInterval(() => {
      this.#ledger.forgetOld().catch((error: unknown) => {
        options.log.error({ err: error }, 'old intake reports could not be deleted');
      });
    }, forgetEveryMs);
    this.#forget.unref();
  }

  static async create(options: IntakeRoomOptions): Promise<IntakeRoom> {
    const room = new IntakeRoom(options, await IntakeSources.create(options.tables));
    await room.#register();
    return room;
  }

  /** Counts what was stored before the last stop, then opens the roads that the server itself goes. */
  async start(): Promise<void> {
    this.#gatherer.add(await this.#ledger.readOpen());
    for (const source of this.#sources.list()) this.#open(source);
  }

  /** A source for as long as this server runs, with the other side's secret. */
  hold(source: IntakeSource, password: string): void {
    this.#keys.write(source.id, password);
    this.#sources.hold(source);
    this.#reopen(source);
  }

  /** Makes an incident of an alarm whose source is set up so. */
  reactTo({ alarms }: HallState, { event }: JournalEntry): Reaction[] {
    if (event.type !== 'alarmRaised' && event.type !== 'alarmJoined') return [];
    const group = alarms.groups[event.groupId];
    const autoReport = group === undefined ? null : (this.#sources.find(group.sourceId)?.autoReport ?? null);
    if (group?.status !== 'new' || group.place === null || autoReport === null || group.priority > autoReport)
      return [];
    const incidentId = incidentIdSchema.parse(derivedId('alarm', group.id));
    return [{ id: derivedId('autoReport', group.id), command: { type: 'acceptAlarm', groupId: group.id, incidentId } }];
  }

  async close(): Promise<void> {
    clearInterval(this.#forget);
    for (const poller of this.#pollers.values()) poller.close();
    await Promise.all([...this.#feeds.values()].map((feed) => feed.close()));
    this.#pollers.clear();
    this.#feeds.clear();
    await this.#gatherer.close();
    this.#cap.close();
  }

  async #register(): Promise<void> {
    const { app, access, now, state } = this.#options;
    const [sources, keys, desk, health] = [this.#sources, this.#keys, this.#desk, this.#health];
    await registerWebhook(app, { access, sources, keys, desk, health, now });
    registerIntakeAdmin(app, {
      access,
      sources,
      keys,
      view: (source) => this.#view(source),
      onChanged: (source) => this.#reopen(source),
    });
    registerCap(app, { access, state, now });
  }

  #view(source: IntakeSource): IntakeSourceView {
    return { source, hasKey: this.#keys.has(source.id), status: this.#statusOf(source) };
  }

  #statusOf(source: IntakeSource): IntakeStatus {
    return this.#health.statusOf(source, this.#feeds.get(source.id)?.states() ?? []);
  }

  #reopen(source: IntakeSource): void {
    this.#pollers.get(source.id)?.close();
    this.#pollers.delete(source.id);
    const feed = this.#feeds.get(source.id);
    this.#feeds.delete(source.id);
    feed?.close().catch((error: unknown) => this.#options.log.warn({ err: error }, 'a sensor feed did not close'));
    this.#open(source);
  }

  #open(source: IntakeSource): void {
    const { adapter, id, isDisabled } = source;
    if (isDisabled || adapter.kind === 'webhook') return;
    const key = this.#keys.read(id);
    const { now, access } = this.#options;
    const onGood = (count: number): void => this.#health.noteGood(id, count);
    const onFailure = (fault: IntakeFault): void => this.#health.noteError(id, fault);
    if (adapter.kind === 'poll') {
      const poller = new Poller({
        source: { ...source, adapter },
        key,
        take: (reports) => this.#desk.takeReports(source, reports, now()),
        onRefused: (refusal) => {
          access.audit.recordRefusal({ ...systemActor, name: id }, 'intake poll', refusal);
          onFailure(faultOf(refusal));
        },
        onGood,
        onFailure,
      });
      this.#pollers.set(id, poller);
      return;
    }
    const take = (report: Parameters<IntakeDesk['takeReports']>[1][number]) =>
      this.#desk.takeReports(source, [report], now());
    this.#feeds.set(
      id,
      new SensorFeed({ source: { ...source, adapter }, password: key, now, take, onGood, onFailure }),
    );
  }

  async #command(command: Command): Promise<CommandReply> {
    const { handle, log } = this.#options;
    const reply = await handle({ id: commandIdSchema.parse(randomUUID()), command }, systemActor);
    if (!reply.ok) log.error({ command: command.type, rejection: reply.rejection }, 'an intake command was refused');
    return reply;
  }
}
