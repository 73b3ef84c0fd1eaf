export { decideClip } from './decideClip.ts';
export { decideSnapshot } from './decideSnapshot.ts';
export { registerClips } from './registerClips.ts';
export { registerSnapshots } from './registerSnapshots.ts';
