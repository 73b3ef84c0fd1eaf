import type { Role } from '../../protocol/access/role.ts';
import { agencyIdSchema, areaIdSchema, type AgencyId, type AreaId } from '../../protocol/ids.ts';
import type { Unit } from '../../protocol/unit/unit.ts';
import type { Accounts } from '../access/index.ts';

/** The demo's one password: public, for a city that does not exist, and therefore for this machine only. */
export const demoPassword = 'yigan-demo-2026';

const seats: readonly { username: string; name: string; role: Role }[] = [
  { username: 'jiebao', name: '接报员 林晓', role: 'callTaker' },
  { username: 'shipin', name: '视频员 周宁', role: 'videoOperator' },
  { username: 'diaodu', name: '调度员 陈默', role: 'dispatcher' },
  { username: 'duban', name: '督办员 何静', role: 'supervisor' },
  { username: 'zhihui', name: '指挥长 赵坚', role: 'dutyLeader' },
  { username: 'shenji', name: '审计员 吴平', role: 'auditor' },
  { username: 'xitong', name: '系统管理员 孙哲', role: 'systemAdministrator' },
  { username: 'anquan', name: '安全管理员 郑清', role: 'securityAdministrator' },
];

/** The seats below the hall: a county's centre, a street's, an agency's. */
const lowerSeats: readonly (DemoAccount & { areaId?: AreaId; agencyId?: AgencyId })[] = [
  { username: 'quxian', name: '澜北区调度 许峰', role: 'dispatcher', areaId: areaIdSchema.parse('a-01') },
  { username: 'jiedao', name: '鼓楼街道接报 沈岚', role: 'callTaker', areaId: areaIdSchema.parse('a-01-01') },
  { username: 'jiedao-diaodu', name: '鼓楼街道调度 方远', role: 'dispatcher', areaId: areaIdSchema.parse('a-01-01') },
  { username: 'shuiwu', name: '水务局调度 江涛', role: 'dispatcher', agencyId: agencyIdSchema.parse('agency-water') },
];

export interface DemoAccount {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
}

/** An account for each seat and one for every unit's phone; all that were not given another one have `password`. */
export async function createDemoAccounts(accounts: Accounts, units: readonly Unit[], password: string): Promise<void> {
  if ((await accounts.count()) > 0) {
    await accounts.replaceSharedPassword(password);
    return;
  }
  const phones = units.map((unit) => ({
    username: phoneUsername(unit.id),
    name: unit.callSign.zh,
    role: 'fieldUnit' as const,
    unitId: unit.id,
  }));
  await accounts.createMany([...seats, ...lowerSeats, ...phones], password);
}

function phoneUsername(unitId: string): string {
  return unitId.replace(/^unit-/, '');
}

/** The accounts to print at the start: every seat and one phone of each kind. */
export function shownDemoAccounts(units: readonly Unit[]): DemoAccount[] {
  const firstOfKind = units.filter((unit, index) => units.findIndex(({ kind }) => kind === unit.kind) === index);
  return [
    ...seats,
    ...lowerSeats,
    ...firstOfKind.map((unit) => ({
      username: phoneUsername(unit.id),
      name: unit.callSign.zh,
      role: 'fieldUnit' as const,
    })),
  ];
}
