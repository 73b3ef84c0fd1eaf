import type { JournalEntry } from '../../../protocol/wire/journalEntry.ts';
import type { Rulebook } from '../../../protocol/rulebook/rulebook.ts';

/** What a screen must show of one clock; written as text so that lists of them compare. */
export type ClockLine = string;

interface Told {
  type: string;
  priority: number;
  reportedAt: number;
  endedAt: number | null;
  parkedAt: number | null;
  parkedMs: number;
  extension: { until: number; from: number | null } | null;
  handOff: { askedAt: number; due: number } | null;
}

interface Crew {
  incidentId: string;
  sent: number;
  left?: number;
  came?: number;
  back?: number;
  isRecalled: boolean;
}

/**
 * All clocks of all incidents from the stamps of the journal's entries and the written rules alone: none of the product's
 * own code for clocks, states or calendars is used, so that the two can be held against each other.
 */
export function expectedClocks(
  entries: readonly JournalEntry[],
  book: Rulebook,
  now: number,
): Map<string, ClockLine[]> {
  const incidents = new Map<string, Told>();
  const crews = new Map<string, Crew>();
  for (const { event, at } of entries) {
    const told = 'incidentId' in event ? incidents.get(event.incidentId) : undefined;
    const crew = 'assignmentId' in event ? crews.get(event.assignmentId) : undefined;
    if (event.type === 'incidentReported') {
      incidents.set(event.incidentId, {
        ...{ type: event.incidentType, priority: event.priority, reportedAt: at, endedAt: null },
        ...{ parkedAt: null, parkedMs: 0, extension: null, handOff: null },
      });
    }
    if (told === undefined) continue;
    const unpark = (): void => {
      if (told.parkedAt !== null) told.parkedMs += at - told.parkedAt;
      told.parkedAt = null;
    };
    switch (event.type) {
      case 'incidentEdited':
        told.type = event.incidentType ?? told.type;
        told.priority = event.priority ?? told.priority;
        break;
      case 'incidentVoided':
        unpark();
        told.endedAt = at;
        break;
      case 'incidentClosed':
      case 'incidentMerged':
        told.endedAt = at;
        for (const id of event.type === 'incidentMerged' ? event.assignmentIds : [])
          move(crews, id, event.type === 'incidentMerged' ? event.otherId : '');
        break;
      case 'incidentUnmerged':
        told.endedAt = null;
        for (const { id } of event.assignments) move(crews, id, event.incidentId);
        break;
      case 'incidentReopened':
        told.endedAt = null;
        break;
      case 'incidentParked':
        told.parkedAt = at;
        break;
      case 'incidentResumed':
        unpark();
        break;
      case 'extensionAsked':
        told.extension = { until: event.until, from: null };
        break;
      case 'extensionGranted':
        if (told.extension !== null) told.extension.from = at;
        break;
      case 'handOffAsked':
        told.handOff = { askedAt: at, due: event.answerDue };
        break;
      case 'handOffAccepted':
      case 'handOffRefused':
      case 'handOffTimedOut':
        told.handOff = null;
        break;
      case 'unitDispatched':
        crews.set(event.assignmentId, { incidentId: event.incidentId, sent: at, isRecalled: false });
        break;
      case 'unitDeparted':
        if (crew !== undefined) crew.left = at;
        break;
      case 'unitArrived':
        if (crew !== undefined) crew.came = at;
        break;
      case 'unitReportedBack':
        if (crew !== undefined) crew.back = at;
        break;
      case 'assignmentRecalled':
        if (crew !== undefined) crew.isRecalled = true;
        break;
      // Nothing else starts, moves or ends a clock.
      default:
        break;
    }
  }
  const lines = new Map(
    [...incidents].map(([id, told]) => [id, [...wholeOf(told, book, now), ...handOffOf(told, book, now)]]),
  );
  for (const [id, crew] of crews) {
    const told = incidents.get(crew.incidentId);
    if (told !== undefined) lines.get(crew.incidentId)?.push(...legsOf(id, crew, told, book, now));
  }
  return lines;
}

function move(crews: Map<string, Crew>, assignmentId: string, incidentId: string): void {
  const crew = crews.get(assignmentId);
  if (crew !== undefined) crew.incidentId = incidentId;
}

/** The written rule for a type and priority: the row that names both, else the type, else the priority. */
function ruleOf({ type, priority }: Told, { deadlines }: Rulebook) {
  const rows = deadlines.filter(({ kindId }) => kindId === null);
  const found =
    rows.find((row) => row.family === type && row.priority === priority) ??
    rows.find((row) => row.family === type && row.priority === null) ??
    rows.find((row) => row.family === null && row.priority === priority);
  if (found === undefined) throw new Error(`No written rule for ${type} of priority ${priority}`);
  return found;
}

export function clockLine(
  id: string,
  clock: { startedAt: number; dueAt: number; state: string; isPaused?: boolean; stoppedAt?: number },
) {
  const { startedAt, dueAt, state, isPaused = false, stoppedAt } = clock;
  return `${id} from ${startedAt} due ${dueAt} ${stoppedAt === undefined ? 'runs' : `stopped ${stoppedAt}`} ${isPaused ? 'paused ' : ''}${state}`;
}

function wholeOf(told: Told, book: Rulebook, now: number): ClockLine[] {
  const { endedAt, extension, parkedAt } = told;
  const at = endedAt ?? now;
  const stopped = endedAt === null ? {} : { stoppedAt: endedAt };
  const share = book.amberPercent / 100;
  const colour = (isOver: boolean, isNear: boolean): string =>
    isOver ? 'red' : isNear && endedAt === null ? 'amber' : 'normal';
  if (extension?.from != null) {
    const { from, until } = extension;
    const state = colour(at >= until, at >= from + (until - from) * share);
    return [clockLine('whole', { startedAt: from, dueAt: until, ...stopped, state })];
  }
  const rule = ruleOf(told, book);
  if (rule.wholeS === null) return [];
  const stoodMs = told.parkedMs + (parkedAt === null ? 0 : at - parkedAt);
  const from = told.reportedAt + stoodMs;
  const isWorking = rule.clock === 'working';
  const dueAt = isWorking ? afterWork(from, rule.wholeS * 1_000, book) : from + rule.wholeS * 1_000;
  const usedMs = isWorking ? workBetween(from, at, book) : at - from;
  const state = colour(at >= dueAt, usedMs >= rule.wholeS * 1_000 * share);
  const isPaused = parkedAt !== null && endedAt === null;
  return [clockLine('whole', { startedAt: told.reportedAt, dueAt, ...stopped, isPaused, state })];
}

function handOffOf({ handOff, endedAt }: Told, book: Rulebook, now: number): ClockLine[] {
  if (handOff === null) return [];
  return [leg('handOff', handOff.askedAt, handOff.due, endedAt ?? undefined, book, now)];
}

function legsOf(id: string, crew: Crew, told: Told, book: Rulebook, now: number): ClockLine[] {
  if (crew.isRecalled) return [];
  const rule = ruleOf(told, book);
  const ended = told.endedAt ?? undefined;
  const lines: ClockLine[] = [];
  const add = (kind: string, from: number | undefined, to: number | undefined, seconds: number | null): void => {
    if (from !== undefined && seconds !== null)
      lines.push(leg(`${kind}:${id}`, from, from + seconds * 1_000, to ?? ended, book, now));
  };
  add('turnout', crew.sent, crew.left ?? crew.came ?? crew.back, rule.turnoutS);
  add('travel', crew.left, crew.came ?? crew.back, rule.travelS);
  add('scene', crew.came, crew.back, rule.sceneS);
  return lines;
}

function leg(
  id: string,
  from: number,
  due: number,
  stoppedAt: number | undefined,
  book: Rulebook,
  now: number,
): ClockLine {
  if (stoppedAt !== undefined)
    return clockLine(id, { startedAt: from, dueAt: due, stoppedAt, state: stoppedAt > due ? 'red' : 'normal' });
  const isNear = now >= from + ((due - from) * book.amberPercent) / 100;
  return clockLine(id, { startedAt: from, dueAt: due, state: now >= due ? 'red' : isNear ? 'amber' : 'normal' });
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The office hours of the days around a moment, as [from, to] in ms since 1970: Monday first, by the book's own zone. */
function* officeHours(from: number, { calendar }: Rulebook): Generator<[number, number]> {
  const offsetMs = calendar.timeZone.utcOffsetMin * minuteMs;
  for (let midnight = Math.floor((from + offsetMs) / dayMs) * dayMs - offsetMs; ; midnight += dayMs) {
    const weekday = (new Date(midnight + offsetMs).getUTCDay() + 6) % 7;
    for (const { fromMin, toMin } of calendar.week[weekday] ?? [])
      yield [midnight + fromMin * minuteMs, midnight + toMin * minuteMs];
  }
}

function afterWork(from: number, workMs: number, book: Rulebook): number {
  let left = workMs;
  for (const [opens, closes] of officeHours(from, book)) {
    const begin = Math.max(opens, from);
    if (begin >= closes) continue;
    if (closes - begin >= left) return begin + left;
    left -= closes - begin;
  }
  throw new Error('There is no office day');
}

function workBetween(from: number, to: number, book: Rulebook): number {
  let sum = 0;
  for (const [opens, closes] of officeHours(from, book)) {
    if (opens >= to) return sum;
    sum += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
  }
  return sum;
}
