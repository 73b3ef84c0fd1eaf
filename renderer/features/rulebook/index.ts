export { BornUnder } from './BornUnder.tsx';
export { KindField } from './KindField.tsx';
export { PhrasePicker } from './PhrasePicker.tsx';
export { RulebookButton } from './RulebookButton.tsx';
export { rulebookEn } from './rulebookEn.ts';
export { RulebookPage } from './RulebookPage.tsx';
export { rulebookZh } from './rulebookZh.ts';
export { kindName } from './kindName.ts';
export { useIncidentNamer, useIncidentWords, usePriorityWords } from './useIncidentWords.ts';
