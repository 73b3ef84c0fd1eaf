import type { IncidentType, Priority } from '../incident/incident.ts';
import type { WorkingSpan } from './calendar.ts';
import type { Deadline, IncidentKind, Rulebook } from './rulebook.ts';

const officeDay: WorkingSpan[] = [
  { fromMin: 9 * 60, toMin: 12 * 60 },
  { fromMin: 13 * 60 + 30, toMin: 17 * 60 + 30 },
];
const hourS = 3_600;

function kind(id: string, family: IncidentType, zh: string, en: string, defaultPriority: Priority): IncidentKind {
  return { id, family, name: { zh, en }, defaultPriority, isActive: true };
}

type ClockSeconds = readonly [turnoutS: number, travelS: number, sceneS: number, wholeS: number];

function deadline(
  family: IncidentType | null,
  priority: Priority | null,
  [turnoutS, travelS, sceneS, wholeS]: ClockSeconds,
  clock: Deadline['clock'] = 'wall',
): Deadline {
  return { kindId: null, family, priority, turnoutS, travelS, sceneS, wholeS, clock };
}

/**
 * The rules a hall starts with, after common practice of Chinese cities: a fire crew leaves within a minute, police are
 * there in ten, ambulances in fifteen; matters of city care are counted in working hours. Released versions of this book
 * are never edited: incidents born under it are measured by it for ever.
 */
export const defaultRulebook: Rulebook = {
  kinds: [
    kind('fireBuilding', 'fire', '建筑火灾', 'Building fire', 1),
    kind('fireVehicle', 'fire', '车辆火灾', 'Vehicle fire', 2),
    kind('fireWild', 'fire', '林野火灾', 'Wildfire', 1),
    kind('floodRoad', 'flood', '道路积水', 'Flooded road', 2),
    kind('floodUnderpass', 'flood', '下穿通道积水', 'Flooded underpass', 1),
    kind('riverLevel', 'flood', '河道超警', 'River above warning level', 2),
    kind('crashInjured', 'traffic', '伤人交通事故', 'Crash with injured', 1),
    kind('crashDamage', 'traffic', '车损交通事故', 'Crash without injured', 3),
    kind('roadBlocked', 'traffic', '道路拥堵', 'Blocked road', 3),
    kind('illness', 'medical', '急病救护', 'Sudden illness', 1),
    kind('injury', 'medical', '外伤救护', 'Injury', 2),
    kind('fight', 'security', '打架斗殴', 'Fight', 2),
    kind('theft', 'security', '盗窃', 'Theft', 3),
    kind('dispute', 'security', '纠纷', 'Dispute', 3),
    kind('crowdDense', 'crowd', '人群密集', 'Dense crowd', 2),
    kind('crowdCrush', 'crowd', '踩踏险情', 'Danger of a crush', 1),
    kind('manhole', 'facility', '井盖缺损', 'Missing manhole cover', 2),
    kind('streetLight', 'facility', '路灯故障', 'Street light out', 4),
    kind('gasLeak', 'facility', '燃气泄漏', 'Gas leak', 1),
    kind('pipeBurst', 'facility', '水管爆裂', 'Burst pipe', 2),
    kind('waste', 'environment', '垃圾暴露', 'Exposed waste', 4),
    kind('noise', 'environment', '噪声扰民', 'Noise', 4),
    kind('pollution', 'environment', '污染', 'Pollution', 2),
    kind('trapped', 'rescue', '人员被困', 'People trapped', 1),
    kind('lift', 'rescue', '电梯困人', 'Lift entrapment', 2),
    kind('water', 'rescue', '水上救援', 'Water rescue', 1),
    kind('help', 'other', '群众求助', 'Call for help', 3),
    kind('otherKind', 'other', '其他', 'Other', 4),
  ],
  priorityNames: {
    1: { zh: '特急', en: 'Critical' },
    2: { zh: '紧急', en: 'Urgent' },
    3: { zh: '一般', en: 'Normal' },
    4: { zh: '低', en: 'Low' },
  },
  deadlines: [
    deadline(null, 1, [60, 8 * 60, 2 * hourS, 4 * hourS]),
    deadline(null, 2, [120, 15 * 60, 3 * hourS, 8 * hourS]),
    deadline(null, 3, [300, 30 * 60, 4 * hourS, 24 * hourS]),
    deadline(null, 4, [600, hourS, 8 * hourS, 48 * hourS]),
    deadline('fire', 1, [60, 5 * 60, 4 * hourS, 12 * hourS]),
    deadline('medical', 1, [60, 12 * 60, hourS, 3 * hourS]),
    deadline('security', 2, [60, 10 * 60, 2 * hourS, 8 * hourS]),
    deadline('facility', 3, [600, hourS, 8 * hourS, 24 * hourS], 'working'),
    deadline('facility', 4, [1_800, 4 * hourS, 16 * hourS, 40 * hourS], 'working'),
    deadline('environment', 3, [600, hourS, 8 * hourS, 24 * hourS], 'working'),
    deadline('environment', 4, [1_800, 4 * hourS, 16 * hourS, 40 * hourS], 'working'),
  ],
  calendar: {
    timeZone: { name: 'Asia/Shanghai', utcOffsetMin: 480 },
    week: [officeDay, officeDay, officeDay, officeDay, officeDay, [], []],
    holidays: [],
    extraDays: [],
  },
  ladder: { realertS: 15, warnS: 30, nextS: 60, next: 'propose' },
  welfare: { isOn: true, everyS: 1_200, answerS: 60, secondS: 120 },
  handOffAnswerS: 600,
  doesParkingStopWhole: true,
  amberPercent: 80,
};
