import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Camera } from '../protocol/camera/camera.ts';
import { commandIdSchema, type CameraId } from '../protocol/ids.ts';
import type { Command } from '../protocol/hall/allCommands.ts';
import type { HallEvent } from '../protocol/hall/allEvents.ts';
import { packPositions } from '../protocol/unit/packedPositions.ts';
import type { CommandReply } from '../protocol/wire/commandEnvelope.ts';
import type { CallName } from '../protocol/wire/allCalls.ts';
import { hallCalls, type HallCallName } from '../protocol/wire/calls.ts';
import {
  Access,
  createFirstAdministrator,
  registerAccess,
  registerAccounts,
  registerAccountSettings,
  systemActor,
} from './access/index.ts';
import { registerAttachments } from './attachments/index.ts';
import { CameraRoom } from './CameraRoom.ts';
import { CommandPipeline } from './commands/index.ts';
import { createCallHandlers } from './createCallHandlers.ts';
import { createTables, lockDataFolder, openDatabase, StartRefused } from './database/index.ts';
import { startCare } from './delivery/index.ts';
import { DemoRoom, type DemoCameras } from './demo/index.ts';
import { Directory, registerDirectory } from './directory/index.ts';
import {
  DeskFeed,
  HallListeners,
  liveStream,
  loadHall,
  mayReadAttachment,
  QuietSnapshots,
  Reactions,
  saveHall,
  tellPhones,
} from './hall/index.ts';
import { DueRoads } from './incidents/index.ts';
import { createHttpServer, readTls, refuseWhenStopping, registerPhones, serverAddresses } from './http/index.ts';
import { IntakeRoom } from './intake/index.ts';
import { SqliteJournalStore } from './journal/index.ts';
import type { Log } from './log/index.ts';
import { MediaRoom } from './MediaRoom.ts';
import { registerCityMap, SiteMap } from './map/index.ts';
import { MessageIndex } from './messages/index.ts';
import { registerMetrics } from './metrics/index.ts';
import { Positions } from './positions/index.ts';
import { registerPlans, seedDemoPlans } from './plans/index.ts';
import { createReportRoom } from './reports/index.ts';
import { readRoads } from './roads/index.ts';
import { PushRoom } from './push/index.ts';
import { registerRulebook } from './rulebook/index.ts';
import { registerClips, registerSnapshots } from './snapshots/index.ts';
import { HallSocket } from './socket/index.ts';
import { Tracks } from './tracks/index.ts';
import { raiseByRules, type PageList } from './walls/index.ts';

export interface ServerOptions {
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** UDP and TCP port of video and voice; 0 takes any free one. */
  readonly mediaPort: number;
  readonly tlsCertFile: string | undefined;
  readonly tlsKeyFile: string | undefined;
  readonly isDemo: boolean;
  readonly demoPassword: string;
  readonly demoCameras: DemoCameras;
  /** How many simulated crews drive through the demo city. */
  readonly demoPhones: number;
  /** Whether the demo city's sensors report through a broker. */
  readonly hasDemoSensors: boolean;
  /** Where the city, the base map and the built pages lie. */
  readonly resourcesFolder: string;
  readonly pagesFolder: string;
  /** Web pages of others that walls may show. */
  readonly wallPages: PageList;
  readonly version: string;
  readonly log: Log;
  /** The first administrator's password is printed once and stands nowhere else. */
  readonly onFirstAdministrator: (administrator: { username: string; password: string }) => void;
  readonly idleMs?: number;
}

export interface RunningServer {
  readonly url: string;
  readonly directory: Directory;
  close(): Promise<void>;
}

/** Kept free for the journal when photos fill the disk: an order to a unit comes before its pictures. */
const journalReserveBytes = 200 * 1024 * 1024;

/** Starts everything in order and undoes it in reverse when a step fails. Throws `StartRefused` for what a person can mend. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const closers: (() => void | Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (let closer = closers.pop(); closer !== undefined; closer = closers.pop()) await closer();
  };
  try {
    const server = await start(options, closers);
    return { ...server, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  options: ServerOptions,
  closers: (() => void | Promise<void>)[],
): Promise<Omit<RunningServer, 'close'>> {
  const { dataFolder, host, log, isDemo } = options;
  const now = (): number => Date.now();
  makeFolder(dataFolder);
  const lock = lockDataFolder(dataFolder);
  closers.push(() => lock.close());
  const store = new SqliteJournalStore(openDatabase({ dataFolder }));
  closers.push(() => store.close());
  const tables = createTables(openDatabase({ dataFolder }));
  closers.push(() => tables.destroy());

  const directory = await Directory.create(tables);
  const cityFolder = join(options.resourcesFolder, 'city');
  const access = new Access({
    tables,
    store,
    log,
    now,
    ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs }),
  });
  closers.push(() => access.close());
  // Its simulators and the media worker take their time side by side.
  const demo = isDemo
    ? await DemoRoom.create({
        ...{ cityFolder, directory, log, host, accounts: access.accounts },
        password: options.demoPassword,
        cameras: options.demoCameras,
        phones: options.demoPhones,
        hasSensors: options.hasDemoSensors,
      })
    : null;
  if (demo !== null) closers.push(() => demo.close());
  const administrator = await createFirstAdministrator(access.accounts);
  if (administrator !== undefined) options.onFirstAdministrator(administrator);

  const tls = await readTls({ dataFolder, host, certFile: options.tlsCertFile, keyFile: options.tlsKeyFile, now });
  const siteMap = await SiteMap.create(dataFolder);
  closers.push(() => siteMap.close());
  const app = await createHttpServer({
    log,
    tls,
    pagesFolder: options.pagesFolder,
    wallPageOrigins: options.wallPages.origins,
    mapOrigins: siteMap.origins,
  });
  closers.push(() => app.close());
  const refuseRequests = refuseWhenStopping(app);
  registerPhones(app, { access, tls, host });
  const attachments = await registerAttachments(app, {
    directory: join(dataFolder, 'attachments'),
    authenticate: async (request) => ({ session: await access.authenticateForView(request) }),
    mayRead: (session, id) => mayReadAttachment(pipeline.state, session, id),
    reserveBytes: journalReserveBytes,
  });

  const positions = new Positions({
    now,
    onChanged: (changed) => {
      socket.tellDesk('unitPositions', packPositions(changed));
      cameras.follower.hear(changed);
    },
  });
  const cameras: CameraRoom = new CameraRoom({
    dataFolder,
    ...{ cityFolder, directory, access, log, now, positions },
    state: () => pipeline.state,
    tellDesk: (name, body) => socket.tellDesk(name, body),
    command: (id, command) => void commandAsServer(id, command),
  });
  closers.push(
    () => positions.close(),
    () => cameras.close(),
  );

  const listeners = new HallListeners((error) =>
    log.error({ err: error }, 'something that follows from an entry failed'),
  );
  const pipeline = new CommandPipeline({
    stream: liveStream,
    store,
    state: loadHall(store, log),
    facts: {
      findUnit: (unitId) => directory.findUnit(unitId),
      get areas() {
        return directory.areas;
      },
      hasAgency: (agencyId) => directory.hasAgency(agencyId),
      hasCamera: (cameraId) => directory.findCamera(cameraId) !== undefined,
      brokenCameras: () => cameras.statuses.broken(),
      camerasAround: (position) => cameras.linker.camerasAround(position, systemActor),
      isPageAllowed: (url) => options.wallPages.isAllowed(url),
      findAttachment: (attachmentId) => attachments.find(attachmentId),
    },
    now,
    log,
    onEntries: (entries) => listeners.tell(entries, pipeline.state),
    onRefused: (actor, request, refusal) => access.audit.recordRefusal(actor, request, refusal),
  });
  access.sessions.isOnDuty = (unitId) => pipeline.state.units[unitId]?.onDuty === true;
  closers.push(() => saveHall(store, pipeline.state));
  const snapshots = new QuietSnapshots({
    save: () => saveHall(store, pipeline.state),
    onFailure: (error) => log.error({ err: error }, 'the snapshot could not be written'),
  });
  closers.push(() => snapshots.close());

  const media = await MediaRoom.create({
    log,
    host,
    mediaPort: options.mediaPort,
    directory,
    access,
    now,
    state: () => pipeline.state,
    onStreamState: (state) => cameras.statuses.hear(state),
    recordBurst: (command) => void commandAsServer(randomUUID(), command),
    notify: (peerId, name, body) => socket.tellPeer(peerId, name, body),
    unitVideo: {
      isConnected: (unitId) => socket.hasUnit(unitId),
      tellDesk: (name, body) => socket.tellDesk(name, body),
      tellUnit: (unitId, name, body) => socket.tellUnit(unitId, name, body),
    },
  });
  closers.push(() => media.close());
  await demo?.camerasStarted;
  const roads = readRoads(dataFolder, cityFolder, log);
  const care = startCare({ state: () => pipeline.state, issue: commandAsServer, directory, positions, roads, now });
  closers.push(() => care.close());
  const dueRoads = new DueRoads({
    state: () => pipeline.state,
    now,
    issue: (command) => commandAsServer(randomUUID(), command),
  });
  closers.push(() => dueRoads.close());
  dueRoads.start();
  const intake = await IntakeRoom.create({
    ...{ app, access, tables, dataFolder, now, log, resourcesFolder: options.resourcesFolder },
    directory: () => directory.content,
    state: () => pipeline.state,
    handle: (raw, actor) => pipeline.handle(raw, actor),
  });
  closers.push(() => intake.close());
  const reactions = new Reactions({
    rules: [raiseByRules, (state, entry) => intake.reactTo(state, entry)],
    issue: commandAsServer,
  });
  const push = new PushRoom({ app, access, tables, dataFolder, now, log, state: () => pipeline.state });
  closers.push(() => push.close());

  const messages = await MessageIndex.create({
    ...{ tables, store, stream: liveStream },
    onFailure: (error) => log.error({ err: error }, 'messages could not be indexed'),
  });
  const tracks = await Tracks.create({
    ...{ tables, now },
    dutySince: (unitId) => {
      const duty = pipeline.state.units[unitId];
      return duty?.onDuty === true ? duty.since : null;
    },
    onFailure: (error) => log.error({ err: error }, 'tracks could not be kept'),
  });
  closers.push(() => tracks.close());
  const handlers = createCallHandlers({
    store,
    messages,
    ...{ tracks, audit: access.audit, accounts: access.accounts },
    state: () => pipeline.state,
    directory,
    positions,
    cameras,
    ...{ now, roads },
  });
  const metrics = registerMetrics(app, {
    version: options.version,
    seq: () => pipeline.state.seq,
    connected: () => socket.connectedCount,
    pulledStreams: () => media.streamCount,
    recentBytes: () => media.recentBytes,
    isMediaUp: () => media.isUp,
  });
  const socket: HallSocket = new HallSocket({
    http: app.server,
    access,
    log,
    now,
    handleCommand: async (raw, actor) => count(await pipeline.handle(raw, actor)),
    handleCall: async (peer, name, input) =>
      isHallCall(name) ? handlers[name](peer, input as never) : media.call(peer, name, input),
    onJoined: (peer) => media.join(peer.peerId),
    onLeft: (peer) => {
      media.leave(peer.peerId);
      cameras.leave(peer.peerId);
    },
  });
  closers.push(() => socket.close());

  const feed = new DeskFeed({ tell: (entries) => socket.tellDesk('entries', entries), now: () => performance.now() });
  closers.push(() => feed.close());
  listeners.add(
    // An order first: the seats are hundreds of writes.
    (entries, state) =>
      tellPhones({
        state,
        entries,
        isConnected: (unitId) => socket.hasUnit(unitId),
        tell: (unitId, view) => socket.tellUnit(unitId, 'fieldView', view),
      }),
    (entries) => feed.hear(entries),
    () => media.recheck(),
    care.recheck,
    (entries) => dueRoads.hear(entries),
    (entries, state) => cameras.hear(entries, state),
    (entries, state) => reactions.hear(entries, state),
    (entries, state) => push.hear(entries, state),
    (entries) => messages.hear(entries),
    (entries) => {
      for (const { event } of entries) if (event.type === 'dutyEnded') positions.forget(event.unitId);
    },
    (entries, state) => snapshots.hear(state.seq - entries.length, state.seq),
  );

  registerAccess(app, access, { isSecure: tls !== null, isDemo });
  registerAccounts(app, access, directory);
  registerAccountSettings(app, access, tables);
  registerDirectory(app, directory, access, (cameraId) => cameras.ptz.forget(cameraId));
  media.register(app);
  registerRulebook(app, access, pipeline);
  registerPlans(app, access, pipeline, () => directory.content);
  const reports = await createReportRoom({
    ...{ app, access, tables, store, stream: liveStream, dataFolder, now, log },
    resourcesFolder: options.resourcesFolder,
    ...{ directory: () => directory.content, state: () => pipeline.state },
  });
  closers.push(() => reports.close());
  closers.push(refuseRequests);
  const findCamera = (cameraId: CameraId): Camera | undefined => directory.findCamera(cameraId);
  registerSnapshots(app, { access, findCamera, now });
  registerClips(app, {
    ...{ access, attachments, findCamera, now, state: () => pipeline.state },
    readRecent: (...wanted) => media.readRecent(...wanted),
    handle: (raw, actor) => pipeline.handle(raw, actor),
  });
  await registerCityMap(app, { access, cityFolder, cameras: () => directory.content, site: siteMap });
  if (demo !== null) await seedDemoPlans(cityFolder, pipeline.state, commandAsServer);
  await app.listen({ host, port: options.port });
  cameras.start(pipeline.state);
  await intake.start();
  reactions.catchUp(pipeline.state, (limit) =>
    store.readBackwards<HallEvent>(liveStream, pipeline.state.seq + 1, limit),
  );
  reports.start();
  const { port } = app.server.address() as AddressInfo;
  const addresses = serverAddresses({ host, port, isSecure: tls !== null });
  demo?.open({
    url: addresses.own,
    certificateFile: tls?.certFile ?? null,
    holdSource: (source, password) => intake.hold(source, password),
  });
  return { url: addresses.shown, directory };

  /** The one way of what the server does by itself; whether it was taken. */
  async function commandAsServer(id: string, command: Command): Promise<boolean> {
    const reply = await pipeline.handle({ id: commandIdSchema.parse(id), command }, systemActor);
    if (!reply.ok)
      log.error({ command: command.type, rejection: reply.rejection }, "the server's own command was refused");
    return reply.ok;
  }

  function count(reply: CommandReply): CommandReply {
    metrics.commands.inc({ outcome: reply.ok ? 'accepted' : reply.rejection.code });
    return reply;
  }
}

function isHallCall(name: CallName): name is HallCallName {
  return Object.hasOwn(hallCalls, name);
}

function makeFolder(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true });
  } catch (cause) {
    throw new StartRefused(`The data folder ${dataFolder} cannot be made or written to.`, { cause });
  }
}
