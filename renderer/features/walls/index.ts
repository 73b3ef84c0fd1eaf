export { WallMiniature } from './WallMiniature.tsx';
