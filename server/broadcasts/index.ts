export { decideBroadcast } from './decideBroadcast.ts';
