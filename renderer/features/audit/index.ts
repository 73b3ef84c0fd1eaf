export { auditEventsEn } from './auditEventsEn.ts';
export { auditEventsZh } from './auditEventsZh.ts';
export { AuditPage } from './AuditPage.tsx';
