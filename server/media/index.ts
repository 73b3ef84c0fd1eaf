export { MediaExchange, type MediaExchangeOptions } from './MediaExchange.ts';
export { MediaPeer } from './MediaPeer.ts';
export { handleMediaCall, isMediaCallName } from './mediaHandlers.ts';
export type { VideoAddress } from './CameraStream.ts';
export { registerStills } from './stills/registerStills.ts';
export type { RecentMovie } from './receiveRecent.ts';
export { registerRecent } from './registerRecent.ts';
