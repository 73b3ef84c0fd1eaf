import type { AuditEvent } from '../../protocol/access/auditEvents.ts';
import type { Actor } from '../../protocol/access/role.ts';
import { post } from './hallClient.ts';
import { demoPassword } from './hallServer.ts';

export interface AuditLine {
  readonly at: number;
  readonly actor: Actor;
  readonly event: AuditEvent;
}

/** The latest of the demo's audit stream, oldest first, as its auditor reads it. */
export async function readAudit(url: string): Promise<AuditLine[]> {
  const { cookie } = await post(url, '/api/login', { username: 'shenji', password: demoPassword });
  const response = await fetch(`${url}/api/audit?limit=200`, { headers: { cookie } });
  if (!response.ok) throw new Error(`The audit stream answered ${response.status}`);
  const { entries } = (await response.json()) as { entries: AuditLine[] };
  return entries.toReversed();
}
