import type { z } from 'zod';
import {
  desktopCalls,
  desktopReplySchema,
  type DesktopCallName,
  type DesktopInput,
  type DesktopOutput,
} from '../../protocol/desktop/desktopCalls.ts';
import type { YiganDesktop } from '../../protocol/desktop/desktopChannels.ts';
import { desktopNotices, type DesktopNotice, type DesktopNoticeName } from '../../protocol/desktop/desktopNotices.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { DesktopBridge } from './DesktopBridge.ts';

/** The bridge over what the preload put on the window. */
export function createElectronBridge(desktop: YiganDesktop): DesktopBridge {
  return {
    kind: 'desktop',
    async call<Name extends DesktopCallName>(name: Name, input: DesktopInput<Name>): Promise<DesktopOutput<Name>> {
      const reply = desktopReplySchema.parse(await desktop.call(name, input));
      if ('rejection' in reply) throw Rejected.from(reply.rejection);
      const { output } = desktopCalls[name] as unknown as { output: z.ZodType<DesktopOutput<Name>> };
      return output.parse(reply.output);
    },
    on<Name extends DesktopNoticeName>(name: Name, listener: (notice: DesktopNotice<Name>) => void): () => void {
      const schema = desktopNotices[name] as unknown as z.ZodType<DesktopNotice<Name>>;
      return desktop.on(name, (notice) => listener(schema.parse(notice)));
    },
  };
}
