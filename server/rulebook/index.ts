export { bornUnder } from './bornUnder.ts';
export { decideRulebook } from './decideRulebook.ts';
export { registerRulebook } from './registerRulebook.ts';
