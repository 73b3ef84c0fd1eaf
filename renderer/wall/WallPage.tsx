import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { wallIdSchema } from '../../protocol/ids.ts';
import { logOut } from '../connection/hallApi.ts';
import { TileHostProvider } from '../features/tile/index.ts';
import { HallStoreProvider } from '../store/index.ts';
import type { WallHall } from './WallHall.ts';
import { WallNotice } from './WallNotice.tsx';
import { WallScreen } from './WallScreen.tsx';

interface WallPageProps {
  readonly hall: WallHall;
  readonly wallName: string;
  readonly display: number;
  /** The login ended, here or on the server. */
  readonly onEnded: () => void;
}

/** One wall window of one login. */
export function WallPage({ hall, wallName, display, onEnded }: WallPageProps): ReactElement {
  const { t } = useTranslation();
  const line = useStore(hall.store, (state) => state.connection.line);
  const hasDirectory = useStore(hall.store, (state) => state.directory.phase === 'ready');
  const { state, isLoaded } = useStore(hall.store, (state) => state.dispatch);

  useEffect(() => {
    if (line === 'ended') onEnded();
  }, [line, onEnded]);

  if (!isLoaded) return <WallNotice title={t('wall.starting')} doing={t(`connection.${line}`)} />;
  if (!hasDirectory) return <WallNotice title={t('wall.startingCity')} doing={t(`connection.${line}`)} />;
  const wallId = wallIdSchema.safeParse(wallName);
  const wall = wallId.success ? state.walls[wallId.data] : undefined;
  if (wall === undefined) {
    return <WallNotice title={t('wall.unknownWall.title', { wall: wallName })} doing={t('wall.unknownWall.doing')} />;
  }
  if (!Number.isInteger(display) || display < 0 || display >= wall.displayCount) {
    return <WallNotice title={t('wall.unknownDisplay.title')} doing={t('wall.unknownDisplay.doing')} />;
  }
  return (
    <HallStoreProvider value={hall.store}>
      <TileHostProvider value={hall.tileHost}>
        <WallScreen
          wall={wall}
          display={display}
          session={hall.tileHost.session}
          send={hall.send}
          onLogOut={() => {
            // Whether the server heard it or not, this window stops showing pictures.
            logOut().then(onEnded, onEnded);
          }}
        />
      </TileHostProvider>
    </HallStoreProvider>
  );
}
