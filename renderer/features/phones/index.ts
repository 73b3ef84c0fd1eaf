export { PhonesButton } from './PhonesButton.tsx';
export { phonesEn } from './phonesEn.ts';
export { PhonesPage } from './PhonesPage.tsx';
export { phonesZh } from './phonesZh.ts';
