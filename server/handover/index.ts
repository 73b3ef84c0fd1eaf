export { decideHandover } from './decideHandover.ts';
