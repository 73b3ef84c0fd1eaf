export { HallMap } from './HallMap.tsx';
