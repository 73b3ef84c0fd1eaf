declare module 'vt-pbf' {
  import type { LegacyTile } from 'geojson-vt';

  interface VectorTileWriter {
    fromGeojsonVt(layers: Record<string, LegacyTile>, options: { version: number; extent: number }): Uint8Array;
  }
  const writer: VectorTileWriter;
  export = writer;
}
