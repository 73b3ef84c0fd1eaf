import type * as MapLibre from 'maplibre-gl';

let loading: Promise<typeof MapLibre> | null = null;

/** MapLibre GL JS, fetched once; anew after a failure. */
export function loadMapLibre(): Promise<typeof MapLibre> {
  loading ??= load().catch((cause: unknown) => {
    loading = null;
    throw new Error('The map engine could not be loaded', { cause });
  });
  return loading;
}

/** For a page that will certainly show a map: its threads, too, stand before the hall's facts are there. */
export async function warmMapLibre(): Promise<void> {
  (await loadMapLibre()).prewarm();
}

async function load(): Promise<typeof MapLibre> {
  const [engine, worker] = await Promise.all([
    import('maplibre-gl'),
    import('maplibre-gl/dist/maplibre-gl-worker.mjs?url'),
    import('maplibre-gl/dist/maplibre-gl.css'),
  ]);
  engine.setWorkerUrl(new URL(worker.default, document.baseURI).href);
  return engine;
}
