import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { desktopCallPrefix, desktopNoticeChannel, type YiganDesktop } from '../protocol/desktop/desktopChannels.ts';

const desktop: YiganDesktop = {
  call: (name, input) => ipcRenderer.invoke(`${desktopCallPrefix}${name}`, input),
  on: (name, listener) => {
    const hear = (_event: IpcRendererEvent, said: unknown, notice: unknown): void => {
      if (said === name) listener(notice);
    };
    ipcRenderer.on(desktopNoticeChannel, hear);
    return () => void ipcRenderer.off(desktopNoticeChannel, hear);
  },
};

contextBridge.exposeInMainWorld('yiganDesktop', desktop);
