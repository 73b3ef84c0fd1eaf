export { registerMap } from './registerMap.ts';
export { SiteMap } from './SiteMap.ts';
