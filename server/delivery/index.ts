export { CareRunner } from './CareRunner.ts';
export { startCare } from './startCare.ts';
