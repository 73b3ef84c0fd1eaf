export { BroadcastButton } from './BroadcastButton.tsx';
export { broadcastsEn } from './broadcastsEn.ts';
export { broadcastsZh } from './broadcastsZh.ts';
