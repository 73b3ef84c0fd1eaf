import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { z } from 'zod';
import { desktopCallPrefix } from '../../protocol/desktop/desktopChannels.ts';
import { desktopCalls, type DesktopCallName, type DesktopReply } from '../../protocol/desktop/desktopCalls.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import { shellLog } from '../shellLog.ts';

type Input<Name extends DesktopCallName> = z.output<(typeof desktopCalls)[Name]['input']>;
type Output<Name extends DesktopCallName> = z.input<(typeof desktopCalls)[Name]['output']>;
export type DesktopHandlers = {
  readonly [Name in DesktopCallName]: (input: Input<Name>, sender: WebContents) => Output<Name> | Promise<Output<Name>>;
};

const names = Object.keys(desktopCalls) as DesktopCallName[];

/** One loop over the one table: check who asks, parse what, run, and answer in the shape that was promised. */
export function registerDesktopCalls(
  handlers: DesktopHandlers,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
): { close: () => void } {
  for (const name of names) {
    ipcMain.handle(`${desktopCallPrefix}${name}`, async (event, input: unknown): Promise<DesktopReply> => {
      try {
        if (!isTrusted(event)) throw new Rejected('forbidden', 'foreignOrigin');
        return { output: await run(handlers, name, input, event.sender) };
      } catch (error) {
        if (error instanceof Rejected) return { rejection: error.toRejection() };
        shellLog('a call of a page failed', { name, error });
        return { rejection: new Rejected('serverFailure', 'serverFailure').toRejection() };
      }
    });
  }
  return {
    close: () => {
      for (const name of names) ipcMain.removeHandler(`${desktopCallPrefix}${name}`);
    },
  };
}

async function run(
  handlers: DesktopHandlers,
  name: DesktopCallName,
  input: unknown,
  sender: WebContents,
): Promise<unknown> {
  const parsed = desktopCalls[name].input.safeParse(input);
  if (!parsed.success) throw new Rejected('malformed', 'malformedInput', { cause: parsed.error });
  const handler = handlers[name] as (input: unknown, sender: WebContents) => unknown;
  return desktopCalls[name].output.parse(await handler(parsed.data, sender));
}
