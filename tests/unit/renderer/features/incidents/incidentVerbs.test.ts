import { describe, expect, it } from 'vitest';
import { roles } from '../../../../../protocol/access/role.ts';
import { accountIdSchema, agencyIdSchema } from '../../../../../protocol/ids.ts';
import { incidentStatuses, type Incident } from '../../../../../protocol/incident/incident.ts';
import { evolveHall } from '../../../../../protocol/hall/evolveHall.ts';
import { emptyHallState } from '../../../../../protocol/hall/hallState.ts';
import {
  checkVerb,
  incidentVerbs,
  nextVerb,
  offeredVerbs,
  verbKeys,
  verbsOfSeat,
} from '../../../../../renderer/features/incidents/incidentVerbs.ts';
import { actor } from '../../../../support/incidentBuilder.ts';
import { buildEntries } from '../../store/buildEntries.ts';

type Role = (typeof roles)[number];

function incidentIn(status: Incident['status'], more: Partial<Incident> = {}): Incident {
  const incident = evolveHall(emptyHallState(), buildEntries(1)).incidents['incident-1'];
  if (incident === undefined) throw new Error('The builder made no incident');
  return { ...incident, status, ...more };
}
const viewer = (role: Role, name = 'me') => ({ role, accountId: accountIdSchema.parse(name) });
const verbsOf = (incident: Incident, role: Role) =>
  offeredVerbs(incident, viewer(role)).map(({ verb, refusal }) => (refusal === null ? verb : `${verb}: ${refusal}`));

const agencyId = agencyIdSchema.parse('agency-fire');
const other = { ...actor('dispatcher', 'other') };
const handOff = {
  state: 'asked',
  toAgencyId: agencyId,
  fromAgencyId: null,
  reason: '水源',
  answerDue: 9_000,
  askedBy: other,
  askedAt: 1_000,
} as const;
const extension = { state: 'asked', until: 9_000, reason: '等配件', askedBy: other, askedAt: 1_000 } as const;

describe('offeredVerbs', () => {
  it('gives each seat its own part of the way from report to close, and the side roads beside it', () => {
    expect(verbsOf(incidentIn('reported'), 'callTaker')).toEqual(['take', 'accept', 'merge', 'link', 'return']);
    expect(verbsOf(incidentIn('open'), 'callTaker')).toEqual(['park', 'askExtension', 'merge', 'link']);
    expect(verbsOf(incidentIn('open'), 'dispatcher')).toEqual([
      ...['dispatch', 'park', 'askExtension', 'escalate', 'handOff', 'merge', 'link', 'setParent', 'void'],
    ]);
    expect(verbsOf(incidentIn('parked'), 'callTaker')).toEqual(['resume', 'askExtension', 'merge', 'link']);
    expect(verbsOf(incidentIn('reportedBack'), 'supervisor')).toEqual(['verify', 'escalate', 'urge']);
    expect(verbsOf(incidentIn('verified'), 'supervisor')).toEqual(['close', 'urge', 'reopen']);
    expect(verbsOf(incidentIn('closed'), 'supervisor')).toEqual(['reopen']);
    expect(verbsOf(incidentIn('merged'), 'callTaker')).toEqual(['unmerge', 'link']);
  });

  it('shows what may not be done now with the reason, and no answer to what nobody asked', () => {
    expect(verbsOf(incidentIn('reportedBack', { handlers: ['me'] }), 'dutyLeader')).toContain(
      'verify: selfVerification',
    );
    const asked = verbsOf(incidentIn('open', { handOff, extension }), 'dutyLeader');
    expect(asked).toEqual(expect.arrayContaining(['handOff: handOffAsked', 'merge: handOffAsked', 'acceptHandOff']));
    expect(asked).toEqual(expect.arrayContaining(['askExtension: extensionAsked', 'grantExtension']));
    const own = { ...extension, askedBy: actor('dutyLeader', 'me') };
    expect(verbsOf(incidentIn('open', { extension: own }), 'dutyLeader')).toContain('grantExtension: ownRequest');
    expect(verbsOf(incidentIn('open'), 'dutyLeader').join()).not.toMatch(/grant|acceptHandOff/);
  });

  it('lets the palette name every verb of the seat, also those that are refused', () => {
    const all = verbsOfSeat(incidentIn('closed'), viewer('dispatcher'));
    expect(all.find(({ verb }) => verb === 'dispatch')).toEqual({ verb: 'dispatch', refusal: 'incidentStatus' });
    expect(all.map(({ verb }) => verb)).not.toContain('verify');
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
      for (const role of roles) {
        const next = nextVerb(incidentIn(status), viewer(role));
        if (next === null) continue;
        const may = roles.filter((one) => checkVerb(next, incidentIn(status), viewer(one)) === null);
        expect(may.length, `${status} -> ${next}`).toBeGreaterThan(0);
      }
    }
  });

  it('leaves nothing to press while units work and when all is done', () => {
    const done = incidentStatuses.filter((status) => nextVerb(incidentIn(status), viewer('dutyLeader')) === null);
    expect(done).toEqual(['dispatched', 'closed', 'merged', 'void']);
  });

  it('accepts and opens in one where the seat may do both', () => {
    expect(nextVerb(incidentIn('reported'), viewer('dispatcher'))).toBe('take');
    expect(nextVerb(incidentIn('reported'), viewer('supervisor'))).toBe('accept');
  });

  it('answers what waits for an answer first: the agency its hand-over, the supervisor more time', () => {
    const handed = incidentIn('open', { handOff });
    expect(nextVerb(handed, { ...viewer('dispatcher'), agencyId })).toBe('acceptHandOff');
    expect(nextVerb(handed, viewer('dispatcher'))).toBe('dispatch');
    expect(nextVerb(incidentIn('open', { extension }), viewer('supervisor'))).toBe('grantExtension');
  });
});

it('gives no two verbs the same key', () => {
  const keys = Object.values(verbKeys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(incidentVerbs).toEqual(expect.arrayContaining(Object.keys(verbKeys)));
});
