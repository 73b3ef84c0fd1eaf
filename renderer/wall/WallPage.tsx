import { useEffect, useSyncExternalStore, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { wallIdSchema } from '../../protocol/ids.ts';
import { logOut } from '../connection/hallApi.ts';
import { TileHostProvider } from '../features/tile/index.ts';
import type { WallHall } from './WallHall.ts';
import { WallNotice } from './WallNotice.tsx';
import { WallScreen } from './WallScreen.tsx';

interface WallPageProps {
  readonly hall: WallHall;
  readonly wallName: string;
  /** The login ended, here or on the server. */
  readonly onEnded: () => void;
}

/** One wall window of one login. */
export function WallPage({ hall, wallName, onEnded }: WallPageProps): ReactElement {
  const { t } = useTranslation();
  const { line, state, cameras, statuses } = useSyncExternalStore(hall.subscribe, hall.read);

  useEffect(() => {
    window.addEventListener('pointerdown', hall.noteInput);
    window.addEventListener('keydown', hall.noteInput);
    return () => {
      window.removeEventListener('pointerdown', hall.noteInput);
      window.removeEventListener('keydown', hall.noteInput);
    };
  }, [hall]);
  useEffect(() => {
    if (line === 'ended') onEnded();
  }, [line, onEnded]);

  if (state === null) return <WallNotice title={t('wall.starting')} doing={t(`connection.${line}`)} />;
  if (cameras === null) return <WallNotice title={t('wall.startingCity')} doing={t(`connection.${line}`)} />;
  const wallId = wallIdSchema.safeParse(wallName);
  const wall = wallId.success ? state.walls[wallId.data] : undefined;
  if (wall === undefined) {
    return <WallNotice title={t('wall.unknownWall.title', { wall: wallName })} doing={t('wall.unknownWall.doing')} />;
  }
  return (
    <TileHostProvider value={hall.tileHost}>
      <WallScreen
        wall={wall}
        role={hall.tileHost.session.role}
        line={line}
        cameras={cameras}
        statuses={statuses}
        send={hall.send}
        onLogOut={() => {
          // Whether the server heard it or not, this window stops showing pictures.
          logOut().then(onEnded, onEnded);
        }}
      />
    </TileHostProvider>
  );
}
