export { decideSnapshot } from './decideSnapshot.ts';
export { registerSnapshots } from './registerSnapshots.ts';
