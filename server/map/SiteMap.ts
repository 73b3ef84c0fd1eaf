import { access, constants, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { plainMapConfig, type MapConfig, type SiteSource } from '../../protocol/map/mapConfig.ts';
import { mapboxFiles } from '../../protocol/map/mapboxFiles.ts';
import { StartRefused } from '../database/index.ts';
import { BasemapArchive } from './BasemapArchive.ts';
import { mapFileSchema, type FileSource, type MapFile } from './mapFile.ts';
import { wmtsTileUrl } from './wmtsTileUrl.ts';

const fileName = 'map.json';
/** The engine sends its token and its counts there; without that its licence does not let it draw. */
const mapboxOrigins = ['https://api.mapbox.com', 'https://events.mapbox.com'];

interface SiteMapParts {
  readonly config: MapConfig;
  readonly origins: readonly string[];
  readonly engineFolder: string | null;
  readonly archives: ReadonlyMap<string, BasemapArchive>;
}

/** What a site configured of its map, ready for its pages, with the archives it brought. */
export class SiteMap {
  readonly config: MapConfig;
  /** Other machines that the pages may ask for tiles; everything else stays shut. */
  readonly origins: readonly string[];
  /** Holds Mapbox's own files; null unless that engine draws. */
  readonly engineFolder: string | null;
  readonly #archives: ReadonlyMap<string, BasemapArchive>;

  private constructor({ config, origins, engineFolder, archives }: SiteMapParts) {
    this.config = config;
    this.origins = origins;
    this.engineFolder = engineFolder;
    this.#archives = archives;
  }

  /** Reads `map.json`; a site without one has the plain map. Throws `StartRefused` naming what is wrong in it. */
  static async create(dataFolder: string): Promise<SiteMap> {
    const path = join(dataFolder, fileName);
    const file = await readMapFile(path);
    if (file === null)
      return new SiteMap({ config: plainMapConfig, origins: [], engineFolder: null, archives: new Map() });
    const archives = new Map<string, BasemapArchive>();
    try {
      const sources: SiteSource[] = [];
      for (const source of file.sources) {
        if (source.kind === 'pmtiles') {
          const archive = await openArchive(path, join(dataFolder, 'maps', source.file), source.id);
          archives.set(source.id, archive);
          sources.push(archivedSource(path, source, archive));
        } else {
          sources.push(remoteSource(source));
        }
      }
      const isMapbox = file.engine === 'mapbox' && file.mapboxToken !== undefined;
      const engineFolder = isMapbox ? join(dataFolder, 'maps', 'engine') : null;
      if (engineFolder !== null) await checkEngineFiles(path, engineFolder);
      const config: MapConfig = {
        engine: isMapbox ? 'mapbox' : 'maplibre',
        mapboxToken: isMapbox ? (file.mapboxToken ?? null) : null,
        isTokenMissing: file.engine === 'mapbox' && !isMapbox,
        sources,
      };
      const asked = sources.map(({ tiles }) => tiles).filter((tiles) => !tiles.startsWith('/'));
      const origins = new Set([...(isMapbox ? mapboxOrigins : []), ...asked.map((tiles) => new URL(tiles).origin)]);
      return new SiteMap({ config, origins: [...origins], engineFolder, archives });
    } catch (error) {
      for (const archive of archives.values()) await archive.close();
      throw error;
    }
  }

  findArchive(id: string): BasemapArchive | undefined {
    return this.#archives.get(id);
  }

  async close(): Promise<void> {
    for (const archive of this.#archives.values()) await archive.close();
  }
}

async function readMapFile(path: string): Promise<MapFile | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StartRefused(`${path} cannot be read.`, { cause });
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw new StartRefused(`${path} is not JSON: ${(cause as Error).message}`, { cause });
  }
  const parsed = mapFileSchema.safeParse(content);
  if (!parsed.success) throw new StartRefused(`${path} is not as it should be:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

async function checkEngineFiles(path: string, engineFolder: string): Promise<void> {
  for (const name of mapboxFiles) {
    try {
      await access(join(engineFolder, name), constants.R_OK);
    } catch (cause) {
      throw new StartRefused(
        `${path} asks for Mapbox GL JS, but ${name} cannot be read in ${engineFolder}. ` +
          "Put Mapbox's own release files there (docs/operate.md), or set the engine to maplibre.",
        { cause },
      );
    }
  }
}

async function openArchive(path: string, archivePath: string, id: string): Promise<BasemapArchive> {
  try {
    return await BasemapArchive.create(archivePath);
  } catch (cause) {
    throw new StartRefused(`${path} names ${archivePath} for the source "${id}", and that cannot be read as PMTiles.`, {
      cause,
    });
  }
}

type Archived = Extract<FileSource, { kind: 'pmtiles' }>;

function archivedSource(path: string, source: Archived, archive: BasemapArchive): SiteSource {
  const { id, name, attribution, opacity, isShown, layers, tileSizePx } = source;
  const { minZoom, maxZoom, version } = archive;
  // The version makes a new address of a new file.
  const tiles = `/tiles/site/${id}/{z}/{x}/{y}?v=${version}`;
  const shown = { id, name, attribution, opacity, isShown, minZoom, maxZoom, tiles };
  if (!archive.isVector) return { ...shown, kind: 'raster', tileSizePx };
  if (layers === undefined)
    throw new StartRefused(
      `${path}: the source "${id}" holds vector tiles, so it needs "layers" that say how to draw them.`,
    );
  return { ...shown, kind: 'vector', layers };
}

function remoteSource(source: Exclude<FileSource, Archived>): SiteSource {
  const { id, name, attribution, opacity, isShown, minZoom, maxZoom } = source;
  const shown = { id, name, attribution, opacity, isShown, minZoom, maxZoom };
  switch (source.kind) {
    case 'vector':
      return { ...shown, kind: 'vector', tiles: source.url, layers: source.layers };
    case 'raster':
      return { ...shown, kind: 'raster', tiles: source.url, tileSizePx: source.tileSizePx };
    case 'wmts':
      return { ...shown, kind: 'raster', tiles: wmtsTileUrl(source), tileSizePx: source.tileSizePx };
  }
}
