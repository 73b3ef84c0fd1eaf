import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { agencySchema, areaSchema } from '../../protocol/area/area.ts';
import { createAreaTree, type AreaTree } from '../../protocol/area/areaTree.ts';
import { cameraSchema, cameraSourceSchema, type Camera, type CameraSource } from '../../protocol/camera/camera.ts';
import {
  directorySchema,
  namedPlaceSchema,
  type Directory as DirectoryContent,
} from '../../protocol/hall/directory.ts';
import type { AgencyId, AreaId, CameraId, UnitId } from '../../protocol/ids.ts';
import { unitSchema, type Unit } from '../../protocol/unit/unit.ts';
import { StartRefused, type Tables } from '../database/index.ts';

const kinds = {
  area: areaSchema,
  agency: agencySchema,
  camera: cameraSchema,
  unit: unitSchema,
  place: namedPlaceSchema,
} as const;
type Kind = keyof typeof kinds;

const emptyCity: DirectoryContent['city'] = {
  name: { zh: '未命名城市', en: 'Unnamed city' },
  centre: { lon: 113, lat: 29.5 },
  bounds: [112.9, 29.4, 113.1, 29.6],
};
const insertChunk = 400;

/**
 * What stands in the city: areas, agencies, cameras, units, places. Held in memory, stored in tables; bulk, so beside
 * the journal. Camera sources are kept apart, because they hold credentials and never leave the server.
 */
export class Directory {
  readonly #tables: Tables;
  #content: DirectoryContent;
  #cameras = new Map<CameraId, Camera>();
  #units = new Map<UnitId, Unit>();
  #areas: AreaTree = createAreaTree([]);
  #sources = new Map<CameraId, CameraSource>();

  private constructor(tables: Tables, content: DirectoryContent) {
    this.#tables = tables;
    this.#content = content;
  }

  /** Reads the stored directory; throws `StartRefused` when what is stored is not of the schema. */
  static async create(tables: Tables): Promise<Directory> {
    const directory = new Directory(tables, contentOf([], emptyCity));
    await directory.#reload();
    return directory;
  }

  get content(): DirectoryContent {
    return this.#content;
  }

  get areas(): AreaTree {
    return this.#areas;
  }

  /** Fields, not methods: they are handed on by themselves. */
  readonly hasAgency = (agencyId: AgencyId): boolean => this.#content.agencies.some(({ id }) => id === agencyId);
  readonly hasArea = (areaId: AreaId): boolean => this.#areas.find(areaId) !== undefined;
  readonly hasUnit = (unitId: UnitId): boolean => this.#units.has(unitId);

  findCamera(cameraId: CameraId): Camera | undefined {
    return this.#cameras.get(cameraId);
  }

  findUnit(unitId: UnitId): Unit | undefined {
    return this.#units.get(unitId);
  }

  findSource(cameraId: CameraId): CameraSource | undefined {
    return this.#sources.get(cameraId);
  }

  sourceIds(): CameraId[] {
    return [...this.#sources.keys()];
  }

  /** Stores a whole city in place of the one before. */
  async replace(content: DirectoryContent): Promise<void> {
    const rows = [
      ...content.areas.map((body) => ({ kind: 'area', id: body.id, body })),
      ...content.agencies.map((body) => ({ kind: 'agency', id: body.id, body })),
      ...content.cameras.map((body) => ({ kind: 'camera', id: body.id, body })),
      ...content.units.map((body) => ({ kind: 'unit', id: body.id, body })),
      ...content.places.map((body, index) => ({ kind: 'place', id: String(index).padStart(6, '0'), body })),
    ].map((row) => ({ ...row, body: JSON.stringify(row.body) }));
    await this.#tables.deleteFrom('directory_items').execute();
    for (let start = 0; start < rows.length; start += insertChunk) {
      await this.#tables
        .insertInto('directory_items')
        .values(rows.slice(start, start + insertChunk))
        .execute();
    }
    await this.#tables
      .replaceInto('settings')
      .values({ name: 'city', body: JSON.stringify(content.city) })
      .execute();
    await this.#reload();
  }

  async saveSource(cameraId: CameraId, source: CameraSource): Promise<void> {
    await this.#tables
      .replaceInto('camera_sources')
      .values({ camera_id: cameraId, body: JSON.stringify(source) })
      .execute();
    this.#sources.set(cameraId, source);
  }

  /** A source for as long as this server runs, e.g. of a simulator whose port changes with every start. */
  holdSource(cameraId: CameraId, source: CameraSource): void {
    this.#sources.set(cameraId, source);
  }

  async #reload(): Promise<void> {
    const rows = await this.#tables
      .selectFrom('directory_items')
      .select(['kind', 'body'])
      .orderBy('kind')
      .orderBy('id')
      .execute();
    const setting = await this.#tables
      .selectFrom('settings')
      .select('body')
      .where('name', '=', 'city')
      .executeTakeFirst();
    const sources = await this.#tables.selectFrom('camera_sources').selectAll().execute();
    try {
      const city = setting === undefined ? emptyCity : directorySchema.shape.city.parse(JSON.parse(setting.body));
      this.#content = contentOf(rows, city);
      for (const row of sources)
        this.#sources.set(row.camera_id as CameraId, cameraSourceSchema.parse(JSON.parse(row.body)));
    } catch (cause) {
      throw new StartRefused('The stored city directory cannot be read. Restore the last backup of the data folder.', {
        cause,
      });
    }
    this.#cameras = new Map(this.#content.cameras.map((camera) => [camera.id, camera]));
    this.#units = new Map(this.#content.units.map((unit) => [unit.id, unit]));
    this.#areas = createAreaTree(this.#content.areas);
  }
}

function contentOf(rows: readonly { kind: string; body: string }[], city: DirectoryContent['city']): DirectoryContent {
  const list = <K extends Kind>(kind: K): z.output<(typeof kinds)[K]>[] =>
    rows
      .filter((row) => row.kind === kind)
      .map((row) => kinds[kind].parse(JSON.parse(row.body)) as z.output<(typeof kinds)[K]>);
  const hash = createHash('sha256').update(JSON.stringify(city));
  for (const row of rows) hash.update(row.body);
  return {
    version: hash.digest('hex').slice(0, 16),
    city,
    areas: list('area'),
    agencies: list('agency'),
    cameras: list('camera'),
    units: list('unit'),
    places: list('place'),
  };
}
