/** Mapbox's own release files that a site with a token brings; its terms let nobody else hand them on. */
export const mapboxFiles = ['mapbox-gl-csp.js', 'mapbox-gl-csp-worker.js', 'mapbox-gl.css'] as const;
export type MapboxFile = (typeof mapboxFiles)[number];

export function isMapboxFile(name: string): name is MapboxFile {
  return (mapboxFiles as readonly string[]).includes(name);
}

/** Where the server hands them to signed-in pages. */
export const mapboxFilePath = '/map-engine';
