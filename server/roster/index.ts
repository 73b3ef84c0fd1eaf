export { decideRoster } from './decideRoster.ts';
