import { dialog } from 'electron';
import { shellLog } from '../shellLog.ts';
import type { ShellWords } from './createShellWords.ts';

/** Whether the server on this machine shows the demo city; asked once. */
export async function askForDemo(words: ShellWords): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: words('ask.firstTitle'),
    message: words('ask.firstText'),
    detail: words('ask.firstDetail'),
    buttons: [words('ask.demo'), words('ask.empty')],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 0;
}

/** Whether the person wants the seat to work for this server; null is the one on this machine. */
export async function askForServer(words: ShellWords, serverUrl: string | null): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    title: words('name'),
    message: words('ask.serverText', { url: serverUrl ?? words('ask.embedded') }),
    detail: words('ask.serverDetail'),
    buttons: [words('ask.connect'), words('ask.cancel')],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}

/** Says something that nobody has to answer, without waiting. */
export function tellPerson(words: ShellWords, message: string, detail: string): void {
  dialog
    .showMessageBox({ type: 'warning', title: words('name'), message, detail, buttons: [words('tell.confirm')] })
    .catch((error: unknown) => shellLog('a dialog failed', { error }));
}
