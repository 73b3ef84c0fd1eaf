export { HallSocket, type Peer } from './HallSocket.ts';
