import { useEffect } from 'react';
import type { Session } from '../../protocol/access/session.ts';
import { WallDisplays } from '../features/desktop/index.ts';
import { IdleWarning } from '../features/session/index.ts';
import { SeatActionsProvider } from '../features/seat/index.ts';
import { TileHostProvider } from '../features/tile/index.ts';
import { VoiceContext } from '../features/voice/index.ts';
import { HallStoreProvider } from '../store/index.ts';
import type { ConsoleHall } from './ConsoleHall.ts';
import { Seat } from './Seat.tsx';

interface SeatPageProps {
  readonly session: Session;
  readonly hall: ConsoleHall;
  readonly onLogOut: () => void;
  readonly onLogOutEverywhere: () => void;
  /** The server ended the login, and why. */
  readonly onEnded: (reason: string) => void;
}

/** A seat over its line to the hall. */
export function SeatPage({ session, hall, onLogOut, onLogOutEverywhere, onEnded }: SeatPageProps) {
  useEffect(
    () =>
      hall.store.subscribe((state) => {
        if (state.session.endedReason !== null) onEnded(state.session.endedReason);
        else if (state.connection.line === 'ended') onEnded('ended');
      }),
    [hall, onEnded],
  );
  return (
    <HallStoreProvider value={hall.store}>
      <SeatActionsProvider value={hall.seat}>
        <TileHostProvider value={hall.tileHost}>
          <VoiceContext value={hall.voice}>
            <WallDisplays>
              <Seat onLogOut={onLogOut} onLogOutEverywhere={onLogOutEverywhere} />
            </WallDisplays>
            <IdleWarning idleLogoutMs={session.idleLogoutMs} onActive={hall.noteInput} />
          </VoiceContext>
        </TileHostProvider>
      </SeatActionsProvider>
    </HallStoreProvider>
  );
}
