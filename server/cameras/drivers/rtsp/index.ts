export { rtspAddress, type RtspAddress } from './rtspAddress.ts';
