import { describe, expect, test } from 'vitest';
import { roles, type Role } from '../../../../protocol/access/role.ts';
import { emptyHallState } from '../../../../protocol/hall/hallState.ts';
import { incidentIdSchema, talkgroupIdSchema, unitIdSchema } from '../../../../protocol/ids.ts';
import { checkJoinTalkgroup } from '../../../../protocol/voice/checkJoinTalkgroup.ts';
import { hallTalkgroupId, incidentTalkgroupId, talkgroupIncidentId } from '../../../../protocol/voice/talkgroup.ts';
import { actor, incidentId, stateAfter, stateUpTo } from '../../../support/incidentBuilder.ts';

const group = incidentTalkgroupId(incidentId);
const deskAndField: Role[] = ['callTaker', 'videoOperator', 'dispatcher', 'supervisor', 'dutyLeader', 'fieldUnit'];

test('every incident has a talkgroup, however long its id', () => {
  const longest = incidentIdSchema.parse('i'.repeat(64));
  expect(talkgroupIncidentId(incidentTalkgroupId(longest))).toBe(longest);
  expect(talkgroupIncidentId(hallTalkgroupId)).toBeNull();
});

describe('who may be in a talkgroup', () => {
  test('the hall: every seat and unit, and none of the three administrators', () => {
    const allowed = roles.filter((role) => checkJoinTalkgroup(emptyHallState(), actor(role), hallTalkgroupId) === null);
    expect(allowed.toSorted()).toEqual(deskAndField.toSorted());
  });

  test('an incident: every seat, and a unit only while it is sent there', () => {
    const opened = stateUpTo('incidentOpened');
    expect(checkJoinTalkgroup(opened, actor('callTaker'), group)).toBeNull();
    expect(checkJoinTalkgroup(opened, actor('fieldUnit'), group)).toBe('otherUnit');
    expect(checkJoinTalkgroup(stateUpTo('unitDispatched'), actor('fieldUnit'), group)).toBeNull();
    expect(checkJoinTalkgroup(stateUpTo('unitArrived'), actor('fieldUnit'), group)).toBeNull();
    expect(checkJoinTalkgroup(stateUpTo('unitReportedBack'), actor('fieldUnit'), group)).toBe('otherUnit');
    const stranger = { ...actor('fieldUnit'), unitId: unitIdSchema.parse('unit-other') };
    expect(checkJoinTalkgroup(stateUpTo('unitArrived'), stranger, group)).toBe('otherUnit');
  });

  test('an incident that is over has no group, and one that never was is unknown', () => {
    const void_ = stateAfter(
      [[{ type: 'incidentVoided', incidentId, reason: '误报' }, actor('dispatcher')]],
      stateUpTo('incidentOpened'),
    );
    expect(checkJoinTalkgroup(void_, actor('dispatcher'), group)).toBe('talkgroupClosed');
    const unknown = incidentTalkgroupId(incidentIdSchema.parse('incident-9'));
    expect(checkJoinTalkgroup(void_, actor('dispatcher'), unknown)).toBe('talkgroupUnknown');
    for (const text of ['incident:', 'incident:-', 'plan', 'constructor', 'incident:__proto__']) {
      const made = talkgroupIdSchema.parse(text);
      expect(checkJoinTalkgroup(void_, actor('dispatcher'), made)).toBe('talkgroupUnknown');
    }
  });
});
