export { Positions } from './Positions.ts';
