import { fileURLToPath } from 'node:url';
import { unitIdSchema, cameraIdSchema, type UnitId } from '../../../protocol/ids.ts';
import type { Unit } from '../../../protocol/unit/unit.ts';
import { Access } from '../../../server/access/index.ts';
import { createTables, openDatabase } from '../../../server/database/index.ts';
import { readCity } from '../../../server/demo/readCity.ts';
import { Directory } from '../../../server/directory/index.ts';
import { SqliteJournalStore } from '../../../server/journal/index.ts';
import { createLog } from '../../../server/log/index.ts';
import { demoPassword, makeDataFolder } from '../../support/hallServer.ts';

export interface BigHallSize {
  readonly cameras: number;
  readonly units: number;
}

const cityFolder = fileURLToPath(new URL('../../../resources/city', import.meta.url));
const accountChunk = 1_000;

/**
 * A data folder of a large city: the demo's cameras and units again and again at the same places under other names, and a
 * login for each unit that was made without asking five thousand passwords.
 */
export class BigHall {
  readonly path: string;
  /** One cookie a unit. */
  readonly phones: readonly { readonly unitId: UnitId; readonly cookie: string }[];
  readonly remove: () => void;

  private constructor(folder: ReturnType<typeof makeDataFolder>, phones: BigHall['phones']) {
    this.path = folder.path;
    this.remove = folder.remove;
    this.phones = phones;
  }

  static async create({ cameras, units }: BigHallSize): Promise<BigHall> {
    const folder = makeDataFolder();
    const store = new SqliteJournalStore(openDatabase({ dataFolder: folder.path }));
    const tables = createTables(openDatabase({ dataFolder: folder.path }));
    try {
      const city = readCity(cityFolder);
      const content = {
        ...city,
        cameras: repeated(city.cameras, cameras).map(({ one, id }) => ({ ...one, id: cameraIdSchema.parse(id) })),
        units: repeated(city.units, units).map(({ one, id }): Unit => ({ ...one, id: unitIdSchema.parse(id) })),
      };
      const directory = await Directory.create(tables);
      await directory.replace(content);
      const log = createLog('warn');
      const access = new Access({ tables, store, log, now: () => Date.now() });
      const phones: { unitId: UnitId; cookie: string }[] = [];
      await access.accounts.createMany([{ username: 'diaodu', name: '调度员', role: 'dispatcher' }], demoPassword);
      for (let from = 0; from < units; from += accountChunk) {
        const some = content.units.slice(from, from + accountChunk);
        await access.accounts.createMany(
          some.map(({ id }) => ({ username: id, name: id, role: 'fieldUnit', unitId: id })),
          demoPassword,
        );
      }
      for (const account of await access.accounts.list()) {
        if (account.unitId === null) continue;
        const { token } = await access.sessions.create(account);
        phones.push({ unitId: account.unitId, cookie: `yigan_session=${token}` });
      }
      access.close();
      return new BigHall(folder, phones);
    } finally {
      await tables.destroy();
      store.close();
    }
  }
}

/** The first round keeps the names, so that the demo's live cameras are among them. */
function repeated<Item extends { readonly id: string }>(items: readonly Item[], count: number) {
  return Array.from({ length: count }, (_, index) => {
    const one = items[index % items.length];
    if (one === undefined) throw new Error('The city is empty');
    const round = Math.floor(index / items.length);
    return { one, id: round === 0 ? one.id : `${one.id}-${round}` };
  });
}
