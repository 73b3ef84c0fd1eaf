import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Access } from '../access/index.ts';
import type { CameraList } from './CameraTiles.ts';
import { registerMap } from './registerMap.ts';
import type { SiteMap } from './SiteMap.ts';

export interface CityMapOptions {
  readonly access: Access;
  readonly cityFolder: string;
  readonly cameras: () => CameraList;
  readonly site: SiteMap;
}

/** The city's own map, for those who may read the hall. */
export async function registerCityMap(
  app: FastifyInstance,
  { access, cityFolder, cameras, site }: CityMapOptions,
): Promise<void> {
  await registerMap(app, {
    ...{ cameras, site },
    basemapPath: join(cityFolder, 'basemap.pmtiles'),
    authorise: async (request) => {
      await access.demand(request, 'readHall');
    },
  });
}
