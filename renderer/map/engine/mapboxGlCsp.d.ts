/** The build for pages with a policy for scripts; only what the seam needs of it, since its own types clash with ours. */
declare module 'mapbox-gl/dist/mapbox-gl-csp.js' {
  const engine: {
    workerUrl: string;
    Map: new (options: object) => object;
    ScaleControl: new (options: { maxWidth: number; unit: 'metric' }) => object;
  };
  export = engine;
}
