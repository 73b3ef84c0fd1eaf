import type { IpcMainInvokeEvent } from 'electron';
import { isOfOrigin } from '../windows/guardContents.ts';

/** A call is heard only from the top frame of a window of ours that shows a page of the hall. */
export function isTrustedSender(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  allowed: { readonly origin: string | null; readonly contentsIds: readonly number[] },
): boolean {
  if (senderFrame === null || senderFrame.parent !== null) return false;
  return allowed.contentsIds.includes(sender.id) && isOfOrigin(senderFrame.url, allowed.origin);
}
