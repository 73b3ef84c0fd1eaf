import { createContext, useContext } from 'react';
import type { Session } from '../../../protocol/access/session.ts';
import type { CameraSound, MediaConnection } from '../../media/index.ts';
import type { PtzActions } from '../ptz/index.ts';
import type { TileRates } from './rate/TileRates.ts';
import type { UnitVideoActions } from './unit/UnitVideoActions.ts';
import type { SnapshotActions } from './snapshot/SnapshotActions.ts';

/** What a page gives all its tiles. One object for the life of the login: it carries no state that changes. */
export interface TileHost {
  readonly media: MediaConnection;
  readonly session: Pick<Session, 'accountId' | 'name' | 'seatId' | 'role'>;
  readonly readServerNow: () => number;
  readonly ptz: PtzActions;
  readonly snapshots: SnapshotActions;
  readonly unitVideo: UnitVideoActions;
  /** The one camera heard on this page. */
  readonly sound: CameraSound;
  readonly rates: TileRates;
}

const TileHostContext = createContext<TileHost | null>(null);
export const TileHostProvider = TileHostContext.Provider;

export function useTileHost(): TileHost {
  const host = useContext(TileHostContext);
  if (host === null) throw new Error('A tile needs a TileHostProvider above it');
  return host;
}
