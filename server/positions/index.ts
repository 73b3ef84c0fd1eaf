export { Positions, type PositionsOptions } from './Positions.ts';
