export { Directory } from './Directory.ts';
export { registerDirectory } from './registerDirectory.ts';
