export { PushRoom } from './PushRoom.ts';
