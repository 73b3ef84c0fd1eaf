import type { Plugin } from 'vite';

/** Fails the build when it would hold Mapbox GL JS, whose terms let nobody but the site itself bring it. */
export function refuseForeignEngine(): Plugin;
