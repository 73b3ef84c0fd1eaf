export { AttachmentStore } from './AttachmentStore.ts';
export { registerAttachments, type AttachmentOptions } from './registerAttachments.ts';
