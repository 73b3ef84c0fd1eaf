import type { DesktopCallName, DesktopInput, DesktopOutput } from '../../protocol/desktop/desktopCalls.ts';
import type { DesktopNotice, DesktopNoticeName } from '../../protocol/desktop/desktopNotices.ts';

/** What a page has of the machine it runs on: the same in the desktop shell and in a plain browser. */
export interface DesktopBridge {
  readonly kind: 'desktop' | 'browser';
  /** Throws `Rejected`; what a browser cannot do at all is refused with `unavailable`. */
  call<Name extends DesktopCallName>(name: Name, input: DesktopInput<Name>): Promise<DesktopOutput<Name>>;
  /** Returns its unsubscribe. */
  on<Name extends DesktopNoticeName>(name: Name, listener: (notice: DesktopNotice<Name>) => void): () => void;
}
