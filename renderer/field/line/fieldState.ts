import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Session } from '../../../protocol/access/session.ts';
import type { FieldView } from '../../../protocol/hall/fieldView.ts';
import type { Rejection } from '../../../protocol/wire/rejection.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';
import type { ShownAct } from '../outbox/Act.ts';
import type { PositionState } from '../position/PositionWatch.ts';

/** broken: this browser cannot keep acts (no storage), so the page may not be used for duty. */
export type FieldPhase = 'starting' | 'loggedOut' | 'loggedIn' | 'broken';

export interface FieldState {
  readonly phase: FieldPhase;
  readonly session: Session | null;
  /** Why the person stands before the login again. */
  readonly loginNotice: Rejection | null;
  readonly connection: 'connecting' | 'online' | 'offline';
  /** The open line, for voice; null while there is none. */
  readonly hall: HallConnection | null;
  /** The server's last word; null before the first. */
  readonly view: FieldView | null;
  /** When the view was last confirmed, in the phone's milliseconds. */
  readonly viewAt: number | null;
  readonly acts: readonly ShownAct[];
  readonly stoppedBy: Rejection | null;
  readonly position: PositionState;
  /** Phone's clock minus the server's; null before the server said its time. */
  readonly driftMs: number | null;
  readonly watched: readonly string[];
  /** The server speaks another version than this page. */
  readonly isOutdated: boolean;
  /** The act whose file is being sent, and how many of its bytes the server has. */
  readonly upload: { readonly actId: string; readonly sentBytes: number } | null;
  /** The phone has no room to keep the last view: without network the page could not open with it. */
  readonly isMemoryFull: boolean;
}

export type FieldStore = StoreApi<FieldState>;

export function createFieldStore(): FieldStore {
  return createStore<FieldState>(() => ({
    phase: 'starting',
    session: null,
    loginNotice: null,
    connection: 'connecting',
    hall: null,
    view: null,
    viewAt: null,
    acts: [],
    stoppedBy: null,
    position: { kind: 'off' },
    driftMs: null,
    watched: [],
    isOutdated: false,
    upload: null,
    isMemoryFull: false,
  }));
}
