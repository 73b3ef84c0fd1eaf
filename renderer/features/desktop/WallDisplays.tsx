import { Button, Modal } from 'antd';
import { useCallback, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayView } from '../../../protocol/desktop/desktopCalls.ts';
import type { WallId } from '../../../protocol/ids.ts';
import { mainWallId } from '../../../protocol/wall/wall.ts';
import { RefusalNotice } from '../seat/index.ts';
import { useDesktop } from './DesktopContext.ts';
import { useWallWindows } from './useWallWindows.ts';
import { WallOpenerProvider } from './WallOpener.ts';
import './desktop.css';

/** Lets everything below it open walls: at once where there is one display, else after the person chose one. */
export function WallDisplays({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const bridge = useDesktop();
  const { displays, problem, open, close, read, forget } = useWallWindows();
  const [wanted, setWanted] = useState<{ wallId: WallId; wallDisplay: number } | null>(null);

  const openWall = useCallback(
    (wallId: WallId = mainWallId, wallDisplay = 0) => {
      const place = async () => {
        const found = await read().catch(() => [] as readonly DisplayView[]);
        const [only] = found;
        const isPlaced = bridge.kind === 'browser' && found.length === 1 && only !== undefined;
        if (!isPlaced || !(await open(only.id, wallId, wallDisplay))) setWanted({ wallId, wallDisplay });
      };
      void place();
    },
    [bridge, open, read],
  );
  return (
    <WallOpenerProvider value={openWall}>
      {children}
      <Modal
        open={wanted !== null}
        title={t('displays.title')}
        footer={null}
        onCancel={() => {
          setWanted(null);
          forget();
        }}
      >
        {problem !== null && <RefusalNotice error={problem} onDismiss={forget} />}
        <ul className="display-list">
          {displays?.map((display, index) => (
            <li key={display.id} data-testid="display" data-display={display.id}>
              <span>
                <b>{display.label === '' ? t('displays.unnamed', { number: index + 1 }) : display.label}</b>{' '}
                <span className="muted">
                  {display.bounds.width} × {display.bounds.height}
                  {display.isPrimary && ` · ${t('displays.primary')}`}
                </span>
              </span>
              {display.wallId !== null && (
                <span className="tag">
                  {t('displays.shows', { wall: display.wallId, number: display.wallDisplay + 1 })}
                </span>
              )}
              {display.wallId === wanted?.wallId && display.wallDisplay === wanted.wallDisplay ? (
                <Button size="small" onClick={() => void close(display.id)} data-testid="display-close">
                  {t('displays.close')}
                </Button>
              ) : (
                <Button
                  size="small"
                  type="primary"
                  onClick={() => wanted !== null && void open(display.id, wanted.wallId, wanted.wallDisplay)}
                  data-testid="display-open"
                >
                  {t('displays.open')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <p className="muted">{t(`displays.${bridge.kind}`)}</p>
      </Modal>
    </WallOpenerProvider>
  );
}
