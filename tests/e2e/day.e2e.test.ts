import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { incidentClocks } from '../../protocol/clock/incidentClocks.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import { evolveHall } from '../../protocol/hall/evolveHall.ts';
import { selectFieldView } from '../../protocol/hall/fieldView.ts';
import { emptyHallState, type HallState } from '../../protocol/hall/hallState.ts';
import { unitIdSchema } from '../../protocol/ids.ts';
import { incidentTypes } from '../../protocol/incident/incident.ts';
import { defaultRulebook } from '../../protocol/rulebook/defaultRulebook.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';
import { openDatabase } from '../../server/database/index.ts';
import { codeOfHall } from '../../server/hall/index.ts';
import { SqliteJournalStore } from '../../server/journal/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { createRandom, type Random } from '../support/day/createRandom.ts';
import { Turns } from '../support/day/Turns.ts';
import { DayBroadcasts, type DayDirectory } from '../support/day/DayBroadcasts.ts';
import { DayCrew } from '../support/day/DayCrew.ts';
import { DayIntake, sourceIdOf, type Intake, type OutsideReport } from '../support/day/DayIntake.ts';
import { DayLedger } from '../support/day/DayLine.ts';
import { faultsOf } from '../support/day/DayLog.ts';
import { DayPages, type DayCables } from '../support/day/DayPages.ts';
import { DayPhone } from '../support/day/DayPhone.ts';
import { merge, roads, type DayDesk, type RoadName, type Trip } from '../support/day/dayRoads.ts';
import { DaySeat } from '../support/day/DaySeat.ts';
import { DayServer } from '../support/day/DayServer.ts';
import { clockLine, expectedClocks } from '../support/day/expectedClocks.ts';
import { post } from '../support/hallClient.ts';
import { demoPassword, runServerCommand } from '../support/hallServer.ts';

const seed = Number(process.env['YIGAN_DAY_SEED'] ?? 20_261_122);
const dayTimeoutMs = 600_000;
const workers = 14;
const outside = { '110': 24, '119': 24, '120': 24, '122': 24, '12345': 24, cap: 12, poll: 18, mqtt: 10 } as const;
const atDesk = 100;
const byPhones = 40;
const onPageUnit = 'unit-fire-01';
const stormSize = 60;

let server: DayServer;
let browser: Browser;

beforeAll(async () => {
  server = await DayServer.create();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Plan {
  readonly intake: Intake;
  readonly road: RoadName | 'merge';
  readonly random: Random;
  readonly report: OutsideReport | null;
}

/** Every incident of the day, in an order and with roads that follow from the seed alone. */
function planDay(reports: readonly OutsideReport[]): Plan[] {
  const random = createRandom(seed);
  const names = Object.keys(roads) as RoadName[];
  const intakes: { intake: Intake; report: OutsideReport | null }[] = [
    ...Array.from({ length: atDesk }, () => ({ intake: 'desk' as const, report: null })),
    ...Array.from({ length: byPhones }, () => ({ intake: 'field' as const, report: null })),
    ...reports.map((report) => ({ intake: report.intake, report })),
  ];
  for (let index = intakes.length - 1; index > 0; index -= 1) {
    const other = random.pick(index + 1);
    const [here, there] = [intakes[index], intakes[other]];
    if (here !== undefined && there !== undefined) [intakes[index], intakes[other]] = [there, here];
  }
  return intakes.map((one, index) => {
    const road = random.chance(0.35) ? 'straight' : random.chance(0.1) ? 'merge' : random.of(names);
    return { ...one, road, random: createRandom(seed + 7_919 * (index + 1)) };
  });
}

test(
  'a day of 300 incidents: nothing lost, nothing twice, all screens equal, every clock right',
  { timeout: dayTimeoutMs },
  async () => {
    console.log(`the day's seed is ${seed}; YIGAN_DAY_SEED sets another`);
    const startedAt = Date.now();
    const ledger = new DayLedger();
    const room = new Map<string, number>();
    const chaos = createRandom(seed + 1);
    const seats = await Promise.all(
      ['jiebao', 'diaodu', 'diaodu', 'duban', 'zhihui', 'shipin'].map(async (name) =>
        DaySeat.create(name, await server.lay(), ledger, room),
      ),
    );
    const [taker, first, second, supervisor, leader, operator] = seats as [
      DaySeat,
      DaySeat,
      DaySeat,
      DaySeat,
      DaySeat,
      DaySeat,
    ];
    const directory = await readDirectory(taker);
    const unitIds = directory.units.map(({ id }) => id).filter((id) => id !== onPageUnit);
    const phones = await comeToWork(unitIds, ledger);
    const broadcasts = new DayBroadcasts(directory, onPageUnit);
    const desk: DayDesk = {
      ...{ taker, dispatchers: [first, second], supervisor, leader },
      ...{ crew: new DayCrew(phones), turns: new Turns() },
    };
    const cables: DayCables = { seat: await server.lay(), wall: await server.lay(), phone: await server.lay() };
    const pages = await DayPages.create(browser, cables, onPageUnit.replace('unit-', ''));
    const outsideCable = await server.lay();
    const intake = await DayIntake.create(server.url, outsideCable, outside);
    const plans = planDay(intake.reports);
    expect(plans).toHaveLength(300);

    const lines = [...seats, ...phones].map(({ line }) => line);
    const away = new Set<DayPhone>();
    let acknowledged = 0;
    ledger.onAcknowledged = () => {
      acknowledged += 1;
      if (acknowledged % 15 === 0) chaos.of(lines).cut();
      if (acknowledged % 10 === 0) outsideCable.cut();
      if (acknowledged % 150 === 0) chaos.of([cables.seat, cables.wall, cables.phone]).cut();
      if (acknowledged % 70 !== 0) return;
      const lost = chaos.of(phones);
      if (away.has(lost)) return;
      lost.loseNetwork();
      away.add(lost);
      // By the clock: were it by what others do, the last incidents could wait for a phone that waits for them.
      setTimeout(() => {
        away.delete(lost);
        lost.findNetwork();
      }, outOfReachMs);
    };

    /** One incident from its report to its end. */
    const begin = async (plan: Plan): Promise<Trip> => ({
      desk,
      random: plan.random,
      id: await report(plan, desk, intake),
    });
    const queue = [...plans];
    const lead = async (plan: Plan): Promise<void> => {
      const trip = await begin(plan);
      // What was reported by one other.
      const partner = plan.road === 'merge' ? queue.shift() : undefined;
      if (partner !== undefined) await merge(trip, await begin(partner));
      else await (plan.road === 'merge' ? roads.straight : roads[plan.road])(trip);
    };
    const work = async (): Promise<void> => {
      for (let plan = queue.shift(); plan !== undefined; plan = queue.shift()) {
        const { road, intake: by, report: told } = plan;
        await lead(plan).catch((cause: unknown) => {
          throw new Error(`An incident by ${by} (${told?.externalId ?? ''}) on the road ${road}`, { cause });
        });
      }
    };
    const until = (left: number): Promise<void> => taker.until(`${left} left`, () => queue.length <= left);
    const disturb = async (): Promise<void> => {
      await until(220);
      await server.powerCut();
      await until(140);
      await server.restart();
      await until(60);
      await server.powerCut();
    };
    const onPage = async (): Promise<void> => {
      for (const words of ['车辆自燃', '电缆冒烟', '草坪着火']) {
        const trip: Trip = { desk, random: createRandom(seed), id: await reportAtDesk(desk, words, 0) };
        await sendPage(trip);
        await pages.workOff(`${words}已处置`, () => cables.phone.cut());
        await supervisor.untilIncident(trip.id, 'reported back', ({ status }) => status === 'reportedBack');
        await supervisor.actOn(trip.id, () => ({ type: 'verifyIncident', outcome: 'passed', note: '' }));
        await supervisor.actOn(trip.id, () => ({ type: 'closeIncident', note: '' }));
      }
    };
    const onWall = async (): Promise<void> => {
      for (let turn = 0; turn < 12; turn += 1) {
        await until(280 - 20 * turn);
        const tile = turn % shownTiles;
        const latest = Object.values(operator.state.incidents).toSorted((one, other) => other.number - one.number)[0];
        const content = { kind: 'incident', incidentId: latest?.id };
        const version = tilesOf(operator.state)[tile]?.version;
        await operator.act({ type: 'placeOnTile', wallId: 'main', display: 0, tile, content, expect: version });
      }
    };
    await Promise.all([
      ...Array.from({ length: workers }, work),
      disturb(),
      onPage(),
      onWall(),
      broadcasts.send(leader, (turn) => until(240 - 140 * turn)),
      until(200).then(() => intake.storm('暴雨积水', stormSize)),
    ]);
    ledger.onAcknowledged = () => undefined;
    for (const phone of phones) phone.findNetwork();
    await Promise.all(phones.map((phone) => phone.settled()));
    await stormCounted(taker);

    // All screens are equal.
    const final = await taker.line.call('live.code', {});
    await Promise.all(seats.map((seat) => seat.until('the end of the day', ({ seq }) => seq >= final.seq)));
    const told = await taker.line.call('live.code', {});
    await Promise.all(seats.map((seat) => seat.until('the end of the day', ({ seq }) => seq >= told.seq)));
    expect(seats.map((seat) => codeOfHall(seat.state))).toEqual(seats.map(() => told));
    expect(await pages.compare()).toEqual({ isSame: 'true', seq: told.seq });
    for (const phone of phones) {
      const { seq: _seq, ...view } = await phone.line.call('field.join', {});
      const { seq: _own, ...own } = phone.view ?? (await phone.line.call('field.join', {}));
      expect(own).toEqual(view);
      const { seq: _hall, ...expected } = selectFieldView(taker.state, unitIdSchema.parse(phone.unitId));
      expect(view).toEqual(expected);
    }
    expect(pages.wall.errors).toEqual([]);
    const wall = await Promise.all(Array.from({ length: shownTiles }, (_, tile) => pages.wall.tile(tile).innerText()));
    expect(wall).toEqual(wordsOnWall(taker.state).map((words) => expect.stringMatching(words) as string));

    // What was done stands in the journal, once.
    const state = taker.state;
    for (const { line } of [...seats, ...phones]) line.close();
    await pages.close();
    await intake.close();
    await server.stop();
    const entries = readJournal(server.dataFolder);
    expect(faultsOf(entries, ledger, ({ actor }) => actor.unitId === onPageUnit)).toEqual([]);
    expect(codeOfHall(evolveHall(emptyHallState(), entries))).toEqual(codeOfHall(state));
    expect(intakeFaults(state, intake.reports)).toEqual([]);
    expect(broadcasts.faults(state)).toEqual([]);
    const statuses = Object.values(state.incidents).map(({ status }) => status);
    expect(statuses).toHaveLength(303);
    expect(statuses.filter((status) => !['closed', 'merged', 'void'].includes(status))).toEqual([]);
    expect(whatHappened(entries)).toEqual(expect.arrayContaining([...sideRoads]));
    for (const hours of [0, 1, 9, 30, 100]) {
      const now = Date.now() + hours * 3_600_000;
      expect(clocksOf(state, now), `in ${hours} h`).toEqual(
        Object.fromEntries(expectedClocks(entries, defaultRulebook, now)),
      );
    }
    // Halfway through the day most clocks still run.
    const half = entries.slice(0, Math.floor(entries.length / 2));
    const halfway = evolveHall(emptyHallState(), half);
    for (const hours of [0, 0.1, 5, 40]) {
      const now = (half.at(-1)?.at ?? 0) + hours * 3_600_000;
      expect(clocksOf(halfway, now), `halfway, in ${hours} h`).toEqual(
        Object.fromEntries(expectedClocks(half, defaultRulebook, now)),
      );
    }
    const { code, words } = await runServerCommand(['verify', '--data', server.dataFolder]);
    expect([code, words]).toEqual([0, expect.stringMatching(/live: \d+ entries good/)]);
    console.log(
      `${entries.length} entries, ${ledger.acknowledged.size} commands acknowledged, ${ledger.repeats} sent again, ` +
        `${ledger.cuts} cuts, ${intake.repeats} intake requests made again, ${Math.round((Date.now() - startedAt) / 1000)} s`,
    );
  },
);

const shownTiles = 4;
const outOfReachMs = 2_000;
const endWords: Partial<Record<string, string>> = { closed: '已结案', merged: '已并案', void: '已作废' };

function tilesOf({ walls }: HallState) {
  return walls['main']?.displays[0]?.tiles.slice(0, shownTiles) ?? [];
}

/** What must be read on the tiles of the wall. */
function wordsOnWall(state: HallState): RegExp[] {
  return tilesOf(state).map(({ content }) => {
    const incident = content?.kind === 'incident' ? state.incidents[content.incidentId] : undefined;
    return new RegExp(`#${incident?.number ?? 0} [\\s\\S]*${endWords[incident?.status ?? ''] ?? 'an end'}`);
  });
}

const sideRoads = [
  ...[
    'incidentReturned',
    'incidentParked',
    'incidentResumed',
    'extensionAsked',
    'extensionGranted',
    'extensionRefused',
  ],
  ...['incidentEscalated', 'handOffAsked', 'handOffAccepted', 'handOffRefused', 'handOffTimedOut', 'incidentMerged'],
  ...['incidentUnmerged', 'incidentReopened', 'incidentVoided', 'assignmentRecalled', 'incidentUrged', 'urgeAnswered'],
  ...['incidentLinked', 'incidentEdited', 'incidentClosed', 'alarmRaised', 'alarmAccepted'],
] as const;

function whatHappened(entries: readonly JournalEntry[]): string[] {
  return [...new Set<string>(entries.map(({ event }) => event.type))];
}

async function readDirectory(seat: DaySeat): Promise<DayDirectory> {
  const { cookie } = await post(server.url, '/api/login', { username: seat.line.username, password: demoPassword });
  const directory = await fetch(`${server.url}/api/directory`, { headers: { cookie } });
  return (await directory.json()) as DayDirectory;
}

async function comeToWork(unitIds: readonly string[], ledger: DayLedger): Promise<DayPhone[]> {
  const phones: DayPhone[] = [];
  for (let from = 0; from < unitIds.length; from += 10) {
    const some = unitIds.slice(from, from + 10);
    phones.push(...(await Promise.all(some.map(async (id) => DayPhone.create(id, await server.lay(), ledger)))));
  }
  await Promise.all(phones.map((phone) => phone.goOnDuty()));
  return phones;
}

async function report(plan: Plan, desk: DayDesk, intake: DayIntake): Promise<string> {
  const { taker, crew } = desk;
  if (plan.intake === 'desk') return reportAtDesk(desk, '值守接报', plan.random.pick(10_000));
  if (plan.intake === 'field') {
    const incidentId = randomUUID();
    plan.random.of(crew.phones).report(reportOf(incidentId, 'field', '外勤快报', plan.random.pick(10_000)));
    await taker.untilIncident(incidentId, 'reported by a phone', () => true);
    return incidentId;
  }
  const { report: told } = plan;
  if (told === null) throw new Error('Nothing to be sent');
  await intake.send(told);
  const find = (state: HallState) => Object.values(state.alarms.groups).find((group) => isOf(group, told));
  const isAutomatic = told.intake === '119';
  await taker.until(`the alarm of ${told.externalId}`, (state) => {
    const group = find(state);
    return group !== undefined && (!isAutomatic || group.incidentId !== undefined);
  });
  const group = find(taker.state);
  if (group?.incidentId !== undefined) return group.incidentId;
  const incidentId = randomUUID();
  await taker.act({ type: 'acceptAlarm', groupId: group?.id, incidentId }, { isSentTwice: plan.random.chance(0.2) });
  return incidentId;
}

function isOf(
  { sourceId, text }: HallState['alarms']['groups'][string],
  { intake, externalId }: OutsideReport,
): boolean {
  return sourceId === sourceIdOf(intake) && text.includes(externalId);
}

function reportOf(incidentId: string, source: string, summary: string, salt: number) {
  const incidentType = incidentTypes[salt % incidentTypes.length];
  const place = { lon: 112.99 + (salt % 97) / 5_000, lat: 29.495 + (salt % 89) / 6_000 };
  const what = { incidentType, priority: 1 + (salt % 4), place, areaId: null, summary: `${summary} ${salt}`, source };
  return { type: 'reportIncident', incidentId, ...what };
}

async function reportAtDesk({ taker }: DayDesk, summary: string, salt: number): Promise<string> {
  const incidentId = randomUUID();
  await taker.act(reportOf(incidentId, 'desk', summary, salt), { isSentTwice: salt % 5 === 0 });
  return incidentId;
}

async function sendPage({ desk: { taker, dispatchers }, id }: Trip): Promise<void> {
  const [dispatcher] = dispatchers;
  if (dispatcher === undefined) throw new Error('No dispatcher');
  await taker.actOn(id, () => ({ type: 'acceptIncident' }));
  await dispatcher.untilIncident(id, 'accepted', ({ status }) => status === 'accepted');
  await dispatcher.actOn(id, () => ({ type: 'openIncident' }));
  const assignments = [{ assignmentId: randomUUID(), unitId: onPageUnit }];
  await dispatcher.actOn(id, () => ({ type: 'dispatchUnits', order: '', assignments }));
}

async function stormCounted(seat: DaySeat): Promise<void> {
  const counted = (state: HallState): number =>
    Object.values(state.alarms.groups)
      .filter(({ sourceId }) => sourceId === 'day-storm')
      .reduce((sum, { count }) => sum + count, 0);
  await seat.until('the whole storm', (state) => counted(state) >= stormSize);
  expect(counted(seat.state)).toBe(stormSize);
}

/** Every name another system gave led to one alarm and to one incident. */
function intakeFaults(state: HallState, reports: readonly OutsideReport[]): string[] {
  const faults: string[] = [];
  const incidentIds = new Set<string>();
  for (const told of reports) {
    const groups = Object.values(state.alarms.groups).filter((group) => isOf(group, told));
    const [group] = groups;
    if (groups.length !== 1 || group?.incidentId === undefined)
      faults.push(`${told.externalId}: ${groups.length} alarms`);
    // A sensor whose reading still stands says so again after a restart of the hall; it is the same alarm.
    else if (told.intake !== 'mqtt' && group.count !== 1)
      faults.push(`${told.externalId} counted ${group.count} times`);
    if (group?.incidentId !== undefined) incidentIds.add(group.incidentId);
  }
  if (incidentIds.size !== reports.length) faults.push(`${incidentIds.size} incidents of ${reports.length} reports`);
  return faults;
}

function clocksOf(state: HallState, now: number): Record<string, string[]> {
  return Object.fromEntries(
    Object.values(state.incidents).map((incident) => [
      incident.id,
      incidentClocks(incident, defaultRulebook, now).map((clock) => clockLine(clock.id, clock)),
    ]),
  );
}

function readJournal(dataFolder: string): JournalEntry[] {
  const store = new SqliteJournalStore(openDatabase({ dataFolder }));
  const entries: JournalEntry[] = [];
  for (let from = 1; ; from += 10_000) {
    const some = store.read<HallEvent>('live', from, 10_000);
    entries.push(...some);
    if (some.length < 10_000) break;
  }
  store.close();
  return entries;
}
