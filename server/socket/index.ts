export { HallSocket, type HallSocketOptions, type Peer } from './HallSocket.ts';
