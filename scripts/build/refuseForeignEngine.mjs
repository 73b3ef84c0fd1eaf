const foreign = /[\\/]node_modules[\\/]mapbox-gl[\\/]/;

/** Fails the build when it would hold Mapbox GL JS, whose terms let nobody but the site itself bring it. */
export function refuseForeignEngine() {
  return {
    name: 'refuse-foreign-engine',
    enforce: 'pre',
    load(id) {
      if (foreign.test(id)) throw new Error(`${id} is under Mapbox's own terms and may not be in what we hand out.`);
      return null;
    },
  };
}
