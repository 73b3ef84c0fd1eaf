export { RulebookButton } from './RulebookButton.tsx';
export { rulebookEn } from './rulebookEn.ts';
export { RulebookPage } from './RulebookPage.tsx';
export { rulebookZh } from './rulebookZh.ts';
