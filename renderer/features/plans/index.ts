export { PlansOffice } from './PlansOffice.tsx';
export { PlansPage } from './PlansPage.tsx';
export { plansEn } from './plansEn.ts';
export { plansZh } from './plansZh.ts';
export { PlanSection } from './PlanSection.tsx';
