import type { Incident } from '../../../protocol/incident/incident.ts';
import type { IncidentCommands } from './useIncidentCommands.ts';
import { plainCommand } from './verbCommand.ts';

/** Accepts and opens, two commands in one verb; when the second is refused the first stands, and the next press opens. */
export async function sendTake({ version }: Incident, { ask }: IncidentCommands): Promise<boolean> {
  if (!(await ask((now) => plainCommand('accept', now)))) return false;
  return ask((now) => plainCommand('open', { ...now, version: Math.max(now.version, version + 1) }));
}
