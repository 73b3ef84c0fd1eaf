import { commonEn } from '../i18n/common/commonEn.ts';
import { commonZh } from '../i18n/common/commonZh.ts';
import { skillsEn } from '../i18n/common/skillsEn.ts';
import { skillsZh } from '../i18n/common/skillsZh.ts';
import { vehicleKindsEn } from '../i18n/common/vehicleKindsEn.ts';
import { vehicleKindsZh } from '../i18n/common/vehicleKindsZh.ts';
import { fieldEn } from './fieldEn.ts';
import { fieldZh } from './fieldZh.ts';

/** All words of the phone's page: of the seat's only what it shows, for its weight. */
export const fieldCatalogues = {
  'zh-CN': { ...commonZh, skill: skillsZh, vehicleKind: vehicleKindsZh, ...fieldZh },
  en: { ...commonEn, skill: skillsEn, vehicleKind: vehicleKindsEn, ...fieldEn },
};
