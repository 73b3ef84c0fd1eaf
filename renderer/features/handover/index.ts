export { HandoverButton } from './HandoverButton.tsx';
export { handoverEn } from './handoverEn.ts';
export { handoverZh } from './handoverZh.ts';
