import { describe, expect, it } from 'vitest';
import { roles } from '../../../../../protocol/access/role.ts';
import { accountIdSchema } from '../../../../../protocol/ids.ts';
import { incidentStatuses, type Incident } from '../../../../../protocol/incident/incident.ts';
import { evolveHall } from '../../../../../protocol/hall/evolveHall.ts';
import { emptyHallState } from '../../../../../protocol/hall/hallState.ts';
import {
  checkVerb,
  incidentVerbs,
  nextVerb,
  offeredVerbs,
  verbKeys,
} from '../../../../../renderer/features/incidents/incidentVerbs.ts';
import { buildEntries } from '../../store/buildEntries.ts';

function incidentIn(status: Incident['status'], handlers: string[] = []): Incident {
  const incident = evolveHall(emptyHallState(), buildEntries(1)).incidents['incident-1'];
  if (incident === undefined) throw new Error('The builder made no incident');
  return { ...incident, status, handlers };
}
const viewer = (role: (typeof roles)[number], name = 'me') => ({ role, accountId: accountIdSchema.parse(name) });
const verbsOf = (incident: Incident, role: (typeof roles)[number]) =>
  offeredVerbs(incident, viewer(role)).map(({ verb, refusal }) => (refusal === null ? verb : `${verb}: ${refusal}`));

describe('offeredVerbs', () => {
  it('gives each seat its own part of the way from report to close', () => {
    expect(verbsOf(incidentIn('reported'), 'callTaker')).toEqual(['accept', 'return']);
    expect(verbsOf(incidentIn('accepted'), 'dispatcher')).toEqual(['open', 'park', 'return', 'void']);
    expect(verbsOf(incidentIn('open'), 'dispatcher')).toEqual(['dispatch', 'park', 'void']);
    expect(verbsOf(incidentIn('open'), 'callTaker')).toEqual(['park']);
    expect(verbsOf(incidentIn('parked'), 'callTaker')).toEqual(['resume']);
    expect(verbsOf(incidentIn('reportedBack'), 'supervisor')).toEqual(['verify']);
    expect(verbsOf(incidentIn('verified'), 'supervisor')).toEqual(['close', 'reopen']);
    expect(verbsOf(incidentIn('closed'), 'dutyLeader')).toEqual(['reopen']);
    expect(verbsOf(incidentIn('merged'), 'dutyLeader')).toEqual([]);
  });

  it('shows whoever handled it that verifying is for another', () => {
    expect(verbsOf(incidentIn('reportedBack', ['me']), 'dutyLeader')).toEqual([
      'dispatch',
      'verify: selfVerification',
      'park',
      'void',
    ]);
  });

  it('offers administrators and the video operator nothing in any status', () => {
    for (const role of ['auditor', 'systemAdministrator', 'securityAdministrator', 'videoOperator'] as const) {
      for (const status of incidentStatuses) expect(verbsOf(incidentIn(status), role)).toEqual([]);
    }
  });
});

describe('nextVerb', () => {
  it('is always one that some seat may do in that status', () => {
    for (const status of incidentStatuses) {
      const next = nextVerb(incidentIn(status));
      if (next === null) continue;
      const may = roles.filter((role) => checkVerb(next, incidentIn(status), viewer(role)) === null);
      expect(may.length, `${status} -> ${next}`).toBeGreaterThan(0);
    }
  });

  it('leaves nothing to press while units work and when all is done', () => {
    expect(incidentStatuses.filter((status) => nextVerb({ status }) === null)).toEqual([
      'dispatched',
      'closed',
      'merged',
      'void',
    ]);
  });
});

it('gives every verb a key of its own', () => {
  expect(new Set(Object.values(verbKeys)).size).toBe(incidentVerbs.length);
});
