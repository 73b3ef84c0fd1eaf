export { decideWall } from './decideWall.ts';
