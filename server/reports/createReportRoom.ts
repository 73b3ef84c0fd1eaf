import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { HallState } from '../../protocol/hall/hallState.ts';
import type { Directory } from '../../protocol/hall/directory.ts';
import type { Access } from '../access/index.ts';
import type { Tables } from '../database/index.ts';
import type { JournalStore } from '../journal/index.ts';
import type { Log } from '../log/index.ts';
import { registerReports } from './registerReports.ts';
import { registerScheduledReports } from './registerScheduledReports.ts';
import { ReportArchive } from './ReportArchive.ts';
import { ReportClerk } from './ReportClerk.ts';

export interface ReportRoomOptions {
  readonly app: FastifyInstance;
  readonly access: Access;
  readonly tables: Tables;
  readonly store: JournalStore;
  readonly stream: string;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly state: () => HallState;
  readonly directory: () => Directory;
  readonly now: () => number;
  readonly log: Log;
}

/** Reports that people ask for, and those that the server writes by itself. */
export async function createReportRoom(options: ReportRoomOptions): Promise<ReportClerk> {
  const { app, access, tables, store, stream, dataFolder, state, directory, now, log } = options;
  const fontFile = join(options.resourcesFolder, 'fonts', 'NotoSansSC-Regular.ttf');
  const archive = await ReportArchive.create(tables, dataFolder);
  const shared = { state, directory, now, fontFile, chainHash: () => store.endHash(stream) };
  registerReports(app, { access, ...shared });
  registerScheduledReports(app, { access, archive });
  const since = (): number | null => store.read(stream, 1, 1)[0]?.at ?? null;
  return new ReportClerk({ archive, audit: access.audit, since, log, ...shared });
}
