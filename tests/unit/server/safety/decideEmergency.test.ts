import { describe, expect, it } from 'vitest';
import type { EmergencyCommand } from '../../../../protocol/safety/emergency.ts';
import { emergencyIdSchema, unitIdSchema } from '../../../../protocol/ids.ts';
import { selectFieldView } from '../../../../protocol/hall/fieldView.ts';
import { openEmergencies } from '../../../../protocol/safety/evolveEmergencies.ts';
import { decideEmergency } from '../../../../server/safety/index.ts';
import {
  actor,
  assignmentId,
  facts,
  fireUnitId,
  incidentId,
  stateAfter,
  stateUpTo,
} from '../../../support/incidentBuilder.ts';

const emergencyId = emergencyIdSchema.parse('emergency-1');
const position = { lon: 113, lat: 29.5 };
const raise: EmergencyCommand = { type: 'raiseEmergency', emergencyId, unitId: fireUnitId, cause: 'button', position };
const phone = actor('fieldUnit');
const onScene = stateUpTo('unitArrived');
const raisedEvent = {
  type: 'emergencyRaised',
  emergencyId,
  unitId: fireUnitId,
  cause: 'button',
  position,
  during: { incidentId, assignmentId },
} as const;
const inDanger = stateAfter([[raisedEvent, phone]], onScene);

describe('an emergency', () => {
  it('carries the place and the assignment, and is shown on the unit and at the desk', () => {
    expect(decideEmergency(onScene, raise, facts(phone))).toEqual([raisedEvent]);
    expect(selectFieldView(inDanger, fireUnitId).emergency).toMatchObject({ id: emergencyId, ended: null });
    expect(openEmergencies(inDanger.emergencies)).toHaveLength(1);
  });

  it('is one however often and on how many phones the button is pressed', () => {
    const again = { ...raise, emergencyId: emergencyIdSchema.parse('emergency-2') };
    expect(decideEmergency(inDanger, again, facts(phone))).toEqual([]);
  });

  it('is raised by a phone for its own unit only, and tells no place of a unit off duty', () => {
    const stranger = { ...phone, unitId: unitIdSchema.parse('unit-fire-09') };
    expect(() => decideEmergency(onScene, raise, facts(stranger))).toThrow('otherUnit');
    const offDuty = stateAfter([]);
    expect(decideEmergency(offDuty, raise, facts(phone))).toMatchObject([{ position: null, during: null }]);
  });

  it('raised by a desk says so', () => {
    expect(decideEmergency(onScene, raise, facts(actor('dispatcher')))).toMatchObject([{ cause: 'voice' }]);
  });

  it('is acknowledged once and ended with a reason', () => {
    const desk = actor('dispatcher');
    const acknowledged = decideEmergency(inDanger, { type: 'acknowledgeEmergency', emergencyId }, facts(desk));
    const after = stateAfter(
      acknowledged.map((event) => [event, desk]),
      inDanger,
    );
    expect(after.emergencies[emergencyId]?.acknowledged?.by).toEqual(desk);
    expect(decideEmergency(after, { type: 'acknowledgeEmergency', emergencyId }, facts(desk))).toEqual([]);
    const end = { type: 'endEmergency', emergencyId, reason: '已脱险' } as const;
    const ended = stateAfter(
      decideEmergency(after, end, facts(desk)).map((event) => [event, desk]),
      after,
    );
    expect(ended.emergencies[emergencyId]?.ended?.reason).toBe('已脱险');
    expect(selectFieldView(ended, fireUnitId).emergency).toBeNull();
    expect(() => decideEmergency(ended, end, facts(desk))).toThrow('emergencyEnded');
    const unknown = { ...end, emergencyId: emergencyIdSchema.parse('nothing') };
    expect(() => decideEmergency(ended, unknown, facts(desk))).toThrow('emergencyUnknown');
  });

  it('takes no words that identify a person', () => {
    const end = { type: 'endEmergency', emergencyId, reason: '人脸识别比对结果: 匹配 张三' } as const;
    expect(() => decideEmergency(inDanger, end, facts(actor('dispatcher')))).toThrow('identifiesPersons');
  });
});
