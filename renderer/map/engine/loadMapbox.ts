import { mapboxFilePath, type MapboxFile } from '../../../protocol/map/mapboxFiles.ts';
import { MapEngineMissing } from './MapEngineMissing.ts';

/** What the seam needs of the engine: its files come from the site, so its own types are not at hand. */
export interface Mapbox {
  workerUrl: string;
  Map: new (options: object) => object;
  ScaleControl: new (options: { maxWidth: number; unit: 'metric' }) => object;
}

const loadTimeoutMs = 60_000;
const loading = new Map<string, Promise<Mapbox>>();

/** Loads the files that the site put into its data folder, once a page; a failure may be tried again. */
export function loadMapbox(origin: string): Promise<Mapbox> {
  const present = loading.get(origin);
  if (present !== undefined) return present;
  const begun = load(origin);
  loading.set(origin, begun);
  begun.catch(() => loading.delete(origin));
  return begun;
}

async function load(origin: string): Promise<Mapbox> {
  const address = (file: MapboxFile): string => `${origin}${mapboxFilePath}/${file}`;
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = address('mapbox-gl.css');
  const script = document.createElement('script');
  script.src = address('mapbox-gl-csp.js');
  await Promise.all([loaded(style, 'mapbox-gl.css'), loaded(script, 'mapbox-gl-csp.js')]);
  const engine: unknown = Reflect.get(globalThis, 'mapboxgl');
  if (!isMapbox(engine)) throw new MapEngineMissing('mapbox-gl-csp.js');
  engine.workerUrl = address('mapbox-gl-csp-worker.js');
  return engine;
}

async function loaded(element: HTMLLinkElement | HTMLScriptElement, file: MapboxFile): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), loadTimeoutMs);
  element.addEventListener('load', () => resolve(true), { once: true });
  element.addEventListener('error', () => resolve(false), { once: true });
  document.head.append(element);
  const isLoaded = await promise;
  clearTimeout(timer);
  if (isLoaded) return;
  element.remove();
  throw new MapEngineMissing(file);
}

function isMapbox(value: unknown): value is Mapbox {
  return typeof value === 'object' && value !== null && 'Map' in value && 'ScaleControl' in value;
}
