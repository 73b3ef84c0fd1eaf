export { IncidentPanel } from './IncidentPanel.tsx';
export { IncidentQueue } from './IncidentQueue.tsx';
export { incidentVerbs, verbKeys } from './incidentVerbs.ts';
export { ReportDialog, type ReportStart } from './ReportDialog.tsx';
