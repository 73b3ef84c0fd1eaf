import type { Role } from '../../protocol/access/role.ts';
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
  await accounts.createMany([...seats, ...phones], password);
}

function phoneUsername(unitId: string): string {
  return unitId.replace(/^unit-/, '');
}

/** The accounts to print at the start: every seat and one phone of each kind. */
export function shownDemoAccounts(units: readonly Unit[]): DemoAccount[] {
  const firstOfKind = units.filter((unit, index) => units.findIndex(({ kind }) => kind === unit.kind) === index);
  return [
    ...seats,
    ...firstOfKind.map((unit) => ({
      username: phoneUsername(unit.id),
      name: unit.callSign.zh,
      role: 'fieldUnit' as const,
    })),
  ];
}
