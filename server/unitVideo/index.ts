export { UnitVideos, type UnitVideoPorts } from './UnitVideos.ts';
