export { KindField } from './KindField.tsx';
export { RulebookButton } from './RulebookButton.tsx';
export { rulebookEn } from './rulebookEn.ts';
export { RulebookPage } from './RulebookPage.tsx';
export { rulebookZh } from './rulebookZh.ts';
export { useIncidentWords, usePriorityWords } from './useIncidentWords.ts';
