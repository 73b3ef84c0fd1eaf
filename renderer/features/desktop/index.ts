export { DesktopProvider, useDesktop } from './DesktopContext.ts';
export { MachineNotices } from './MachineNotices.tsx';
export { ShellSettings } from './ShellSettings.tsx';
export { useOpenWall } from './WallOpener.ts';
export { useShellTalkKey } from './useShellTalkKey.ts';
export { WallDisplays } from './WallDisplays.tsx';
export { desktopZh } from './desktopZh.ts';
export { desktopEn } from './desktopEn.ts';
