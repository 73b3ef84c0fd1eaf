import { expect, test } from 'vitest';
import { isPermitted, permissions, type Action } from '../../../protocol/access/permissions.ts';
import { roles, type Role } from '../../../protocol/access/role.ts';

/** Written by hand from what each seat is for; one letter a role, a dot for no. */
const letters: Record<string, Role> = {
  c: 'callTaker',
  v: 'videoOperator',
  d: 'dispatcher',
  s: 'supervisor',
  l: 'dutyLeader',
  a: 'auditor',
  y: 'systemAdministrator',
  e: 'securityAdministrator',
  f: 'fieldUnit',
  z: 'system',
};
const expected = `
reportIncident         cvd.l...f.
acceptIncident         c.d.l.....
openIncident           c.d.l.....
returnIncident         c.d.l.....
voidIncident           ..d.l.....
editIncident           c.d.l.....
dispatchUnits          ..d.l.....
recallAssignment       ..d.l.....
verifyIncident         ...sl.....
closeIncident          ...sl.....
confirmDelivery        ........f.
confirmSeen            ........f.
acknowledgeAssignment  ..d.l...f.
departForScene         ..d.l...f.
arriveOnScene          ..d.l...f.
reportBack             ..d.l...f.
addIncidentNote        cvdsl...f.
attachPhoto            cvdsl...f.
linkCameras            .........z
startDuty              ..d.l...f.
endDuty                ..d.l...f.
setWallLayout          .vd.l.....
placeOnTile            .vd.l.....
swapTiles              .vd.l.....
enlargeTile            .vd.l.....
recordTalkBurst        .........z
drawPlot               cvd.l.....
changePlot             cvd.l.....
removePlot             cvd.l.....
readHall               cvdsl.....
readOwnAssignments     ........f.
viewCamera             cvdsl.....
controlCamera          .vd.l.....
lookAtPlace            cvd.l.....
readUnitPositions      cvdsl.....
reportPosition         ........f.
talk                   cvdsl...f.
monitorTalk            cvdsl.....
preemptTalk            ..d.l.....
readAttachment         cvdsl...f.
uploadAttachment       cvdsl...f.
readAudit              .....a....
manageAccounts         .......e..
manageCameras          ......y...
`;

const rows = expected
  .trim()
  .split('\n')
  .map((line) => line.split(/\s+/) as [Action, string]);

test('the whole matrix of roles and actions is as written', () => {
  const actual = Object.keys(permissions).map((action) => {
    const marks = Object.entries(letters).map(([letter, role]) => (isPermitted(role, action as Action) ? letter : '.'));
    return [action, marks.join('')];
  });
  expect(actual.sort()).toEqual([...rows].sort());
  expect(Object.values(letters).sort()).toEqual([...roles].sort());
});

test('no administrator can do what another administrator, or a seat, may do', () => {
  const administrators: Role[] = ['auditor', 'systemAdministrator', 'securityAdministrator'];
  for (const allowed of Object.values(permissions)) {
    const present = administrators.filter((role) => allowed.includes(role));
    expect(present.length === 0 || (present.length === 1 && allowed.length === 1)).toBe(true);
  }
});
