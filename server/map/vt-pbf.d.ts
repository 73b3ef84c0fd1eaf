declare module 'vt-pbf' {
  interface CutTile {
    features: readonly { type: number; geometry: unknown; tags: object | null; id?: number | string | undefined }[];
  }
  interface VectorTileWriter {
    fromGeojsonVt(layers: Record<string, CutTile>, options: { version: number; extent: number }): Uint8Array;
  }
  const writer: VectorTileWriter;
  export = writer;
}
