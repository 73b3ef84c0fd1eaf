export { decideWall } from './decideWall.ts';
export { decideWallLibrary } from './decideWallLibrary.ts';
export { raiseByRules } from './raiseByRules.ts';
export { createPageList, type PageList } from './createPageList.ts';
