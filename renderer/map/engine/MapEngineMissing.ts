import type { MapboxFile } from '../../../protocol/map/mapboxFiles.ts';

/** The site asks for Mapbox GL JS but one of the engine's files does not come from its data folder. */
export class MapEngineMissing extends Error {
  override readonly name = 'MapEngineMissing';
  readonly file: MapboxFile;

  constructor(file: MapboxFile) {
    super(`${file} did not come from maps/engine of the data folder`);
    this.file = file;
  }
}
