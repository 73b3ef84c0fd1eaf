export { registerCityMap } from './registerCityMap.ts';
export { SiteMap } from './SiteMap.ts';
