export type { HallFacts } from './HallFacts.ts';
