export { IncidentPanel } from './IncidentPanel.tsx';
export { IncidentQueue } from './IncidentQueue.tsx';
export { incidentVerbs, verbKeys } from './incidentVerbs.ts';
export { lifecycleEventsEn } from './lifecycleEn.ts';
export { lifecycleEventsZh } from './lifecycleZh.ts';
export { PlaceField } from './PlaceField.tsx';
export { PriorityMark } from './PriorityMark.tsx';
export { ReportDialog, type ReportStart } from './ReportDialog.tsx';
export { useReport, type ReportFacts } from './useReport.ts';
