import type { SiteSource } from '../../protocol/map/mapConfig.ts';
import type { MapEngine } from './engine/MapEngine.ts';
import {
  siteLayerIds,
  siteLayerSpecifications,
  siteOpacityNames,
  siteSourceId,
  siteSourceSpecification,
} from './siteLayers.ts';

/** How a seat wants a source of the site to be seen. */
export interface SiteSourceView {
  readonly isShown: boolean;
  readonly opacity: number;
}

/** `failing`: its machine refuses or cannot be reached; `silent`: it has not answered for a while. */
export type SiteSourceState = 'hidden' | 'loading' | 'ready' | 'failing' | 'silent';

const silentMs = 12_000;

/** The site's own sources on one map: put there when first seen, watched as long as they are. */
export class SiteSources {
  readonly #engine: MapEngine;
  readonly #origin: string;
  readonly #sources: readonly SiteSource[];
  readonly #views = new Map<string, SiteSourceView>();
  readonly #states = new Map<string, SiteSourceState>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners = new Set<() => void>();
  readonly #attribution = document.createElement('div');
  readonly #stops: readonly (() => void)[];

  constructor(engine: MapEngine, container: HTMLElement, origin: string, sources: readonly SiteSource[]) {
    this.#engine = engine;
    this.#origin = origin;
    this.#sources = sources;
    this.#attribution.className = 'map-attribution';
    container.append(this.#attribution);
    this.#stops = [
      engine.on('sourcedataloading', ({ sourceId }) => this.#await(sourceId)),
      engine.on('sourcedata', ({ sourceId, tile }) => this.#hear(sourceId, tile?.state === 'loaded')),
    ];
  }

  /** What is shown of whom, as it must stand on the map and on what is printed of it. */
  get attribution(): string {
    const shown = this.#sources.filter(({ id }) => this.#views.get(id)?.isShown === true);
    return shown.flatMap(({ attribution }) => (attribution === '' ? [] : [attribution])).join(' · ');
  }

  stateOf(id: string): SiteSourceState {
    return this.#states.get(id) ?? 'hidden';
  }

  /** Tells that a state has changed; returns how to stop. */
  onState(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Shows each source as wanted, and as the site wants it where nothing is said. */
  show(views: Readonly<Record<string, SiteSourceView>>): void {
    for (const source of this.#sources) {
      const before = this.#views.get(source.id);
      const view = views[source.id] ?? { isShown: source.isShown, opacity: source.opacity };
      if (before?.isShown === view.isShown && before.opacity === view.opacity) continue;
      this.#views.set(source.id, view);
      if (view.isShown || before !== undefined) this.#draw(source, view, this.#states.has(source.id));
    }
    this.#attribution.textContent = this.attribution;
  }

  /** Whether the trouble is a site's source's, which has its own place to be told. */
  takeTrouble(sourceId: string | undefined): boolean {
    const source = this.#sources.find(({ id }) => siteSourceId(id) === sourceId);
    if (source === undefined) return false;
    this.#settle(source.id, 'failing');
    return true;
  }

  close(): void {
    for (const stop of this.#stops) stop();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#listeners.clear();
    this.#attribution.remove();
  }

  #draw(source: SiteSource, { isShown, opacity }: SiteSourceView, isOnMap: boolean): void {
    if (!isOnMap) {
      if (!isShown) return;
      this.#engine.addSource(siteSourceId(source.id), siteSourceSpecification(source, this.#origin));
      for (const { layer, before } of siteLayerSpecifications(source)) this.#engine.addLayer(layer, before);
    }
    for (const [index, layer] of siteLayerIds(source).entries()) {
      this.#engine.setLayout(layer, 'visibility', isShown ? 'visible' : 'none');
      for (const name of siteOpacityNames(source, index)) this.#engine.setPaint(layer, name, opacity);
    }
    if (!isShown) this.#settle(source.id, 'hidden');
    else if (this.stateOf(source.id) === 'hidden') this.#await(siteSourceId(source.id));
  }

  #await(sourceId: string | undefined): void {
    const source = this.#sources.find(({ id }) => siteSourceId(id) === sourceId);
    if (source === undefined || this.#views.get(source.id)?.isShown !== true || this.#timers.has(source.id)) return;
    if (this.stateOf(source.id) === 'hidden') this.#tell(source.id, 'loading');
    this.#timers.set(
      source.id,
      setTimeout(() => {
        this.#timers.delete(source.id);
        if (this.#engine.isSourceLoaded(siteSourceId(source.id))) this.#settle(source.id, 'ready');
        else this.#tell(source.id, 'silent');
      }, silentMs),
    );
  }

  #hear(sourceId: string | undefined, hasTileCome: boolean): void {
    const source = this.#sources.find(({ id }) => siteSourceId(id) === sourceId);
    if (source === undefined || this.#views.get(source.id)?.isShown !== true) return;
    // What failed counts as loaded, too; only a tile that came says that the machine is well again.
    const isSettled = this.stateOf(source.id) !== 'failing' && this.#engine.isSourceLoaded(siteSourceId(source.id));
    if (hasTileCome || isSettled) this.#settle(source.id, 'ready');
  }

  #settle(id: string, state: SiteSourceState): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#tell(id, state);
  }

  #tell(id: string, state: SiteSourceState): void {
    if (this.#states.get(id) === state) return;
    this.#states.set(id, state);
    for (const listener of this.#listeners) listener();
  }
}
