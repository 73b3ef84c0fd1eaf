import type { FastifyInstance } from 'fastify';
import type { Action } from '../../protocol/access/permissions.ts';
import type { Actor } from '../../protocol/access/role.ts';
import type { Command } from '../../protocol/hall/allCommands.ts';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { CommandReply } from '../../protocol/wire/commandEnvelope.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { Access } from '../access/index.ts';

/** The one path of every command, as far as a door needs it. */
export interface CommandPath {
  readonly state: HallState;
  readonly handle: (raw: unknown, actor: Actor) => Promise<CommandReply>;
}

interface CommandDoor {
  readonly path: string;
  /** What goes through it; without the right to the first, nobody learns what does. */
  readonly commands: readonly [Command['type'] & Action, ...(Command['type'] & Action)[]];
}

/** A few commands over HTTP, for who keeps something and has no line to the hall; each takes the one path of every command. */
export function registerCommandDoor(
  app: FastifyInstance,
  access: Access,
  pipeline: CommandPath,
  { path, commands }: CommandDoor,
): void {
  app.post(path, async (request): Promise<CommandReply> => {
    const type = (request.body as { command?: { type?: unknown } } | null)?.command?.type;
    const asked = commands.find((one) => one === type);
    const actor = await access.demand(request, asked ?? commands[0]);
    if (asked === undefined) throw new Rejected('malformed', 'malformedInput');
    return pipeline.handle(request.body, actor);
  });
}
