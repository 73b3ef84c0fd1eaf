import { expect, test } from 'vitest';
import { refuseIdentifyingReport } from '../../../../server/intake/refuseIdentifyingReport.ts';

test.each([
  ['faceId'],
  ['face_match'],
  ['FacialScore'],
  ['plateNo'],
  ['plate'],
  ['license-plate'],
  ['licencePlate'],
  ['carNumber'],
  ['hphm'],
  ['idCard'],
  ['identityNumber'],
  ['personName'],
  ['suspectId'],
  ['watchlist'],
  ['similarity'],
  ['imsi'],
  ['人脸特征'],
  ['车牌号码'],
  ['身份证号'],
  ['布控任务'],
])('refuses the field %s however deep it stands', (name) => {
  expect(() => refuseIdentifyingReport({ [name]: 1 })).toThrow('identifiesPersons');
  expect(() => refuseIdentifyingReport({ a: [{ b: { [name]: null } }] })).toThrow('identifiesPersons');
});

test.each(['face recognition hit', 'LPR match', '车牌识别', '重点人员预警', '人像比对'])(
  'refuses a value that tells of a match: %s',
  (words) => {
    expect(() => refuseIdentifyingReport({ text: words })).toThrow('identifiesPersons');
  },
);

test('takes what names a place, a count, an interface or an agency', () => {
  const harmless = {
    externalId: '1',
    interfaceVersion: 2,
    surface: 'wet',
    platform: 'bus',
    template: 'a',
    crowdCount: 120,
    vehicleCount: 40,
    address: '面向广场',
    text: '两车追尾，司机已下车',
    templateNo: 3,
    gridNumber: 'G-12',
    fireId: 'F-9',
    personsTrapped: 2,
    contactName: '值班室',
  };
  expect(() => refuseIdentifyingReport(harmless)).not.toThrow();
});

test('a message nested beyond sense is malformed, not a crash', () => {
  let deep: unknown = 'x';
  for (let level = 0; level < 5_000; level += 1) deep = [deep];
  expect(() => refuseIdentifyingReport(deep)).toThrow('malformedInput');
});
