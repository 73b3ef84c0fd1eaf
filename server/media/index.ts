export { MediaExchange, type MediaExchangeOptions } from './MediaExchange.ts';
export type { MediaListen } from './MediaWorker.ts';
export type { MediaLog } from './MediaLog.ts';
export { MediaPeer } from './MediaPeer.ts';
export { handleMediaCall, isMediaCallName, mediaHandlers } from './mediaHandlers.ts';
export type { StreamLease } from './StreamLease.ts';
export type { VideoAddress } from './CameraStream.ts';
