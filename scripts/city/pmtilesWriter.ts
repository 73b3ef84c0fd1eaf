import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';

export interface Tile {
  z: number;
  x: number;
  y: number;
  bytes: Uint8Array;
}

export interface ArchiveOptions {
  tiles: readonly Tile[];
  /** West, south, east, north in degrees. */
  bounds: readonly [number, number, number, number];
  centre: readonly [number, number];
  centreZoom: number;
  metadata: Record<string, unknown>;
}

const headerBytes = 127;
const rootLimitBytes = 16384 - headerBytes;
const gzipCompression = 2;
const vectorTile = 1;

/** Gzip whose header names no operating system, so that every machine writes the same bytes. */
export function gzipStable(bytes: Uint8Array): Buffer {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255;
  return packed;
}

interface Entry {
  id: number;
  offset: number;
  length: number;
  run: number;
}

/** A whole PMTiles v3 archive with one root directory: enough for a city, refused when it is not. */
export function writePmtiles({ tiles, bounds, centre, centreZoom, metadata }: ArchiveOptions): Buffer {
  const sorted = tiles.map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), tile })).sort((a, b) => a.id - b.id);
  const entries: Entry[] = [];
  const parts: Buffer[] = [];
  const seen = new Map<string, { offset: number; length: number }>();
  let offset = 0;
  for (const { id, tile } of sorted) {
    const digest = createHash('sha256').update(tile.bytes).digest('hex');
    let stored = seen.get(digest);
    if (!stored) {
      const packed = gzipStable(tile.bytes);
      stored = { offset, length: packed.length };
      seen.set(digest, stored);
      parts.push(packed);
      offset += packed.length;
    }
    const last = entries.at(-1);
    if (last && last.offset === stored.offset && last.id + last.run === id) last.run += 1;
    else entries.push({ id, ...stored, run: 1 });
  }
  const directory = gzipStable(encodeDirectory(entries));
  if (directory.length > rootLimitBytes) throw new Error('too many tiles for a single root directory');
  const notes = gzipStable(Buffer.from(JSON.stringify(metadata)));
  const dataStart = headerBytes + directory.length + notes.length;
  const header = Buffer.alloc(headerBytes);
  header.write('PMTiles', 0, 'latin1');
  header.writeUInt8(3, 7);
  const longs = [
    headerBytes,
    directory.length,
    headerBytes + directory.length,
    notes.length,
    dataStart,
    0,
    dataStart,
    offset,
    tiles.length,
    entries.length,
    seen.size,
  ];
  longs.forEach((value, index) => header.writeBigUInt64LE(BigInt(value), 8 + index * 8));
  const zooms = tiles.map((tile) => tile.z);
  [1, gzipCompression, gzipCompression, vectorTile, Math.min(...zooms), Math.max(...zooms)].forEach((value, index) =>
    header.writeUInt8(value, 96 + index),
  );
  bounds.forEach((degrees, index) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + index * 4));
  header.writeUInt8(centreZoom, 118);
  centre.forEach((degrees, index) => header.writeInt32LE(Math.round(degrees * 1e7), 119 + index * 4));
  return Buffer.concat([header, directory, notes, ...parts]);
}

function encodeDirectory(entries: readonly Entry[]): Buffer {
  const bytes: number[] = [];
  const varint = (value: number) => {
    let rest = value;
    while (rest >= 128) {
      bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  };
  varint(entries.length);
  entries.forEach((entry, index) => varint(entry.id - (entries[index - 1]?.id ?? 0)));
  for (const entry of entries) varint(entry.run);
  for (const entry of entries) varint(entry.length);
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    varint(before && before.offset + before.length === entry.offset ? 0 : entry.offset + 1);
  });
  return Buffer.from(bytes);
}
