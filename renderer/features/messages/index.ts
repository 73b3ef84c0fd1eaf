export { MessagePanel } from './MessagePanel.tsx';
export { messagesEn } from './messagesEn.ts';
export { messagesZh } from './messagesZh.ts';
export { useUnreadCount } from './useUnreadCount.ts';
