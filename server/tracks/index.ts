export { trackHandlers } from './trackHandlers.ts';
export { Tracks } from './Tracks.ts';
