import { isPermitted } from '../../protocol/access/permissions.ts';
import type { Actor } from '../../protocol/access/role.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { HallEvent } from '../../protocol/hall/allEvents.ts';
import { evolveHall } from '../../protocol/hall/evolveHall.ts';
import { emptyHallState, type HallState } from '../../protocol/hall/hallState.ts';
import { commandIdSchema, incidentIdSchema } from '../../protocol/ids.ts';
import type { Incident } from '../../protocol/incident/incident.ts';
import type { JournalEntry } from '../../protocol/wire/journalEntry.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { decide } from '../../server/commands/decide.ts';
import { factsOf } from './lifecycleWorld.ts';

/** The command path without its doors and its disk: permission, decide, evolve, and every entry kept. */
export class LifecycleHall {
  state: HallState = emptyHallState();
  readonly entries: JournalEntry[] = [];
  now = 1_000;

  /** The events it led to; throws `Rejected`, and then nothing has changed. */
  run(actor: Actor, command: Command): HallEvent[] {
    this.now += 10;
    if (!isPermitted(actor.role, command.type)) throw new Rejected('forbidden', 'roleMayNot');
    const events = decide(this.state, command, factsOf(actor, this.now));
    const entries = events.map((event, index) => ({
      seq: this.state.seq + 1 + index,
      at: this.now,
      commandId: commandIdSchema.parse(`command-${this.now}`),
      actor,
      event,
    }));
    this.state = evolveHall(this.state, entries);
    this.entries.push(...entries);
    return events;
  }

  /** `code: reason` of the refusal, or `allowed`; an allowed one has happened. */
  try(actor: Actor, command: Command): string {
    try {
      this.run(actor, command);
    } catch (error) {
      if (error instanceof Rejected) return error.message;
      throw error;
    }
    return 'allowed';
  }

  incident(id: string): Incident {
    const incident = this.state.incidents[incidentIdSchema.parse(id)];
    if (incident === undefined) throw new Error(`The hall has no ${id}`);
    return incident;
  }
}
