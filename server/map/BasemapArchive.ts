import { open, type FileHandle } from 'node:fs/promises';
import { Compression, PMTiles, TileType, type Header, type Source } from 'pmtiles';

/** Bytes of a tile as they lie in the archive, still packed. */
export interface PackedTile {
  bytes: Buffer;
  encoding: 'identity' | 'gzip' | 'br' | 'zstd';
}

const encodings: Partial<Record<Compression, PackedTile['encoding']>> = {
  [Compression.None]: 'identity',
  [Compression.Gzip]: 'gzip',
  [Compression.Brotli]: 'br',
  [Compression.Zstd]: 'zstd',
};

class FileSource implements Source {
  readonly #file: FileHandle;
  readonly #path: string;

  constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  getKey(): string {
    return this.#path;
  }

  async getBytes(offset: number, length: number): Promise<{ data: ArrayBuffer }> {
    const data = new ArrayBuffer(length);
    const { bytesRead } = await this.#file.read(new Uint8Array(data), 0, length, offset);
    return { data: bytesRead === length ? data : data.slice(0, bytesRead) };
  }
}

/** What an archive may hold, as its answers name it. */
const contentTypes: Partial<Record<TileType, string>> = {
  [TileType.Mvt]: 'application/vnd.mapbox-vector-tile',
  [TileType.Png]: 'image/png',
  [TileType.Jpeg]: 'image/jpeg',
  [TileType.Webp]: 'image/webp',
  [TileType.Avif]: 'image/avif',
};

/** A PMTiles file on disk, read tile by tile; tiles are handed on as stored. */
export class BasemapArchive {
  /** Changes whenever the file does. */
  readonly version: string;
  readonly contentType: string;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly #archive: PMTiles;
  readonly #file: FileHandle;
  readonly #encoding: PackedTile['encoding'];
  #isClosed = false;

  private constructor(file: FileHandle, archive: PMTiles, version: string, header: Header) {
    this.#file = file;
    this.#archive = archive;
    this.version = version;
    const encoding = encodings[header.tileCompression];
    const contentType = contentTypes[header.tileType];
    if (contentType === undefined || encoding === undefined)
      throw new Error(`It holds tiles of type ${header.tileType}, compression ${header.tileCompression}`);
    this.#encoding = encoding;
    this.contentType = contentType;
    this.minZoom = header.minZoom;
    this.maxZoom = header.maxZoom;
  }

  get isVector(): boolean {
    return this.contentType === contentTypes[TileType.Mvt];
  }

  static async create(path: string): Promise<BasemapArchive> {
    const file = await open(path, 'r');
    try {
      const { size, mtimeMs } = await file.stat();
      // The directories are unpacked by the reader's cache; what passes here is tile bytes only.
      const archive = new PMTiles(new FileSource(file, path), undefined, (packed) => Promise.resolve(packed));
      const header = await archive.getHeader();
      const version = `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`;
      return new BasemapArchive(file, archive, version, header);
    } catch (cause) {
      await file.close();
      throw new Error(`${path} cannot be read: it is not a PMTiles archive of tiles that a map can draw`, { cause });
    }
  }

  /** Null where the map shows nothing. */
  async tile(z: number, x: number, y: number): Promise<PackedTile | null> {
    const found = await this.#archive.getZxy(z, x, y);
    return found ? { bytes: Buffer.from(found.data), encoding: this.#encoding } : null;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#file.close();
  }
}
