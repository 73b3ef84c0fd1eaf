export { decideMessage } from './decideMessage.ts';
export { MessageIndex } from './MessageIndex.ts';
export { messageHandlers } from './messageHandlers.ts';
