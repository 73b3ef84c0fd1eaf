import { isPermitted } from '../../protocol/access/permissions.ts';
import { roles } from '../../protocol/access/role.ts';
import { incidentStatuses, type IncidentStatus } from '../../protocol/incident/incident.ts';
import {
  lifecycle,
  lifecycleRow,
  type LifecycleCommand,
  type LifecycleRow,
} from '../../protocol/incident/lifecycle.ts';

const commands = Object.keys(lifecycle) as LifecycleCommand[];

const scopes: Record<LifecycleRow['scope'], string> = {
  command: 'who commands the incident',
  contribute: 'any desk; units on it',
  unit: 'the unit it was sent to, or who commands',
  server: 'the server',
};

/** docs/lifecycle.md as the table of the code has it. */
export function lifecycleDocument(): string {
  return `${[
    '# The lifecycle of an incident',
    'Made by `npm run docs` from `protocol/incident/lifecycle.ts`; a test fails when the two differ.',
    '## Statuses',
    statusTable(),
    '## The way from report to close, and its side roads',
    diagram(),
    '## Commands',
    'Refusals beside `incidentStatus`, `outOfScope`, `roleMayNot` and `staleVersion`, which any command may meet, stand in',
    'the last column; words for each are in the catalogues of the interface.',
    commandTable(),
    '## Rules that no single row shows',
    rules,
  ].join('\n\n')}\n`.replace('meet, stand in\n\nthe last', 'meet, stand in\nthe last');
}

const rules = [
  'Dispatched means that a unit is bound by the incident, and no other status does. So parking and voiding wait until all units are back or recalled.',
  'Merging (并案) takes the units that are out along to the incident that is kept, with their times: they drive to the same place, and to recall and send them anew would ring their phones twice. The kept incident must then be open, dispatched or reported back; picked the wrong way round, the dispatcher is told so. What a unit finished stays where it was done. A phone that has not heard of the merge may go on naming the old incident.',
  'Unmerging gives each its own back as it stands now. When the kept one is verified, closed or merged itself, that is undone first.',
  'Who handled an incident (accepted, opened, sent, recalled, handed off or took over, acted in the field) never verifies it: not after it was reopened, and not through a merge, for both incidents of a merge share their handlers from then on.',
  'A hand-over (移交) changes who leads only when it is accepted. Refused, or unanswered when its time is over, it goes back to the sender; the server does that by itself, as it resumes a parked incident at its end. The hall may write down an answer given by telephone.',
  'More time (延期) is granted by another person than the one who asked.',
  'Reopened, an incident loses the times of its end and keeps all others.',
  'A large event (主事件) has children and they have none; an incident with children is not merged away.',
]
  .map((rule) => `- ${rule}`)
  .join('\n');

const statusWords: Record<IncidentStatus, string> = {
  reported: '已上报 | somebody said so',
  accepted: '已受理 | a seat took it on',
  open: '已立案 | it is a case; units may be sent',
  dispatched: '处置中 | a unit is bound by it',
  reportedBack: '已反馈 | all units are done',
  verified: '已核查 | another person found it done',
  closed: '已结案 | over',
  returned: '已退回 | sent back with a reason; may be accepted again',
  parked: '已挂账 | put aside for a reason, perhaps until a time',
  merged: '已并案 | gone into another incident',
  void: '已作废 | was none',
};

function statusTable(): string {
  const rows = incidentStatuses.map((status) => `| \`${status}\` | ${statusWords[status]} |`);
  return ['| status | zh | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Commands that change nothing are left out, and those with the same ends share an arrow. */
function diagram(): string {
  const arrows = new Map<string, string[]>();
  for (const command of commands) {
    const { from, to, rules: named, ways } = lifecycleRow(command);
    const starts: readonly (IncidentStatus | '[*]')[] = command === 'reportIncident' ? ['[*]'] : from;
    for (const start of starts) {
      for (const end of to) {
        if (end === 'same' || end === start) continue;
        // A dispatched incident has units out: what waits for them begins at the status they leave behind.
        if (start === 'dispatched' && named.includes('noUnitsOut')) continue;
        if (ways?.some((way) => way[0] === start && way[1] === end) === false) continue;
        const key = `${start} --> ${end}`;
        arrows.set(key, [...(arrows.get(key) ?? []), command]);
      }
    }
  }
  const lines = [...arrows].map(([arrow, names]) => `  ${arrow}: ${names.join(', ')}`);
  return ['```mermaid', 'stateDiagram-v2', ...lines, '  closed --> [*]', '```'].join('\n');
}

function commandTable(): string {
  const head = [
    '| command | from | to | roles | scope | rules | events | further refusals |',
    `|${' --- |'.repeat(8)}`,
  ];
  return [...head, ...commands.flatMap(commandRows)].join('\n');
}

function commandRows(command: LifecycleCommand): string[] {
  const row = lifecycleRow(command);
  const who = roles.filter((role) => isPermitted(role, command)).join(', ');
  const cells = [`\`${command}\``, ends(row.from), toWords(row), who, scopes[row.scope], row.rules.join(', ')];
  const own = `| ${[...cells, row.events.join(', '), (row.also ?? []).join(', ')].join(' | ')} |`;
  if (row.other === undefined) return [own];
  const { from, events } = row.other;
  return [own, `| ↳ the other incident | ${ends(from)} | ${toWords(row.other)} |  |  |  | ${events.join(', ')} |  |`];
}

function toWords({ to, choice }: Pick<LifecycleRow, 'to' | 'choice'>): string {
  const words = ends(to);
  return choice === undefined ? words : `${words}: ${choice}`;
}

function ends(statuses: readonly string[]): string {
  if (statuses.length === 0) return '(new)';
  return statuses.length === incidentStatuses.length ? 'any' : statuses.join(', ');
}
