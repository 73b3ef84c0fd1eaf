import { describe, expect, test } from 'vitest';

import { commandSchema } from '../../../../protocol/hall/allCommands.ts';
import { fieldViewSchema, type FieldView } from '../../../../protocol/hall/fieldView.ts';
import type { AssignmentStatus } from '../../../../protocol/incident/incident.ts';
import { projectAssignment } from '../../../../renderer/field/assignment/projectAssignment.ts';
import { selectScreen } from '../../../../renderer/field/assignment/selectScreen.ts';
import { updateWatched } from '../../../../renderer/field/assignment/watchedAssignments.ts';
import type { ShownAct } from '../../../../renderer/field/outbox/Act.ts';

function viewOf(statuses: Record<string, AssignmentStatus>): FieldView {
  return fieldViewSchema.parse({
    seq: 10,
    duty: { unitId: 'unit-1', onDuty: true, since: 0 },
    assignments: Object.entries(statuses).map(([id, status], index) => ({
      assignment: { id, unitId: 'unit-1', status, order: '', stamps: { sent: { at: index } } },
      incident: {
        id: `incident-${id}`,
        number: index + 1,
        status: 'dispatched',
        type: 'fire',
        priority: 1,
        place: { lon: 104, lat: 30 },
        summary: 'smoke',
      },
      notes: [],
      photos: [],
    })),
  });
}

function act(type: string, assignmentId: string, state: ShownAct['state'] = 'waiting'): ShownAct {
  const command = commandSchema.parse({ type, incidentId: `incident-${assignmentId}`, assignmentId });
  return { id: `${type}-${assignmentId}`, deviceAt: 0, command, fileBytes: null, state, rejection: null };
}

function shown(
  view: FieldView,
  acts: ShownAct[] = [],
  watched: readonly string[] = [],
  chosenId: string | null = null,
) {
  const screen = selectScreen({ view, acts, watched, chosenId });
  if (screen.kind === 'duty') return ['duty'];
  const id = screen.entry.assignment.id;
  if (screen.kind === 'ended') return ['ended', id];
  return ['assignment', id, ...screen.incoming.map(({ assignment }) => assignment.id)];
}

describe('the one screen of a state', () => {
  test('is the duty screen without assignments, and for old ones this phone never showed', () => {
    expect(shown(viewOf({}))).toEqual(['duty']);
    expect(shown(viewOf({ a: 'recalled', b: 'reportedBack' }))).toEqual(['duty']);
  });

  test('stays with the assignment under way when a new one comes, and names the new one', () => {
    expect(shown(viewOf({ b: 'sent', a: 'enRoute' }))).toEqual(['assignment', 'a', 'b']);
    expect(shown(viewOf({ b: 'sent', a: 'enRoute' }), [], [], 'b')).toEqual(['assignment', 'b']);
  });

  test('counts an assignment acknowledged on the phone only as under way', () => {
    expect(shown(viewOf({ b: 'sent', a: 'seen' }), [act('acknowledgeAssignment', 'a')])).toEqual([
      'assignment',
      'a',
      'b',
    ]);
  });

  test('puts a recall of a watched assignment before everything, and the end of a finished one after open ones', () => {
    const watched = updateWatched([], viewOf({ a: 'enRoute', b: 'sent', c: 'onScene' }));
    expect(shown(viewOf({ a: 'enRoute', b: 'recalled' }), [], watched)).toEqual(['ended', 'b']);
    expect(shown(viewOf({ a: 'enRoute', c: 'reportedBack' }), [], watched)).toEqual(['assignment', 'a']);
    expect(shown(viewOf({ c: 'reportedBack' }), [], watched)).toEqual(['ended', 'c']);
  });
});

describe('pending steps over the view of the server', () => {
  const entryOf = (status: AssignmentStatus) => {
    const entry = viewOf({ a: status }).assignments[0];
    if (entry === undefined) throw new Error('no assignment');
    return entry.assignment;
  };

  test('lead on step by step, and leave out what was refused, belongs to another or is there already', () => {
    const acts = [
      act('acknowledgeAssignment', 'a'),
      act('departForScene', 'b'),
      act('departForScene', 'a'),
      act('arriveOnScene', 'a', 'refused'),
    ];
    const { status, pending } = projectAssignment(entryOf('seen'), acts);
    expect([status, ...pending.map(({ step }) => step)]).toEqual(['enRoute', 'acknowledged', 'enRoute']);
    expect(projectAssignment(entryOf('enRoute'), acts)).toEqual({ status: 'enRoute', pending: [] });
  });

  test('never bring a recalled assignment back', () => {
    expect(projectAssignment(entryOf('recalled'), [act('departForScene', 'a')]).status).toBe('recalled');
  });
});
