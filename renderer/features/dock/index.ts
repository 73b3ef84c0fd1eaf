export { Dock } from './Dock.tsx';
export { dockEn } from './dockEn.ts';
export { dockZh } from './dockZh.ts';
