import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import type { Wall } from '../../../protocol/wall/wall.ts';
import { mayTakeWall, wallAsker, wallDriver } from '../../../protocol/wall/wallControl.ts';
import { useSeat, useServerNow } from '../seat/index.ts';
import { useChangerName } from './useChangerName.ts';

interface WallDriverLineProps {
  readonly wall: Wall;
  readonly send: (command: Command) => Promise<boolean>;
}

/** Who drives the wall, and how to come to drive it: take it, ask for it, hand it over, let it go. */
export function WallDriverLine({ wall, send }: WallDriverLineProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const now = useServerNow();
  const driver = wallDriver(wall, now);
  const asker = wallAsker(wall, now);
  const isOwn = driver?.seatId === session.seatId;
  const changerName = useChangerName();
  const latest = wall.changes[0];
  const wallId = wall.id;
  const button = (words: string, command: Command) => (
    <Button size="small" type="text" onClick={() => void send(command)} data-testid={`wall-${command.type}`}>
      {words}
    </Button>
  );
  return (
    <div className="wall-driver" data-driver={driver === null ? 'none' : isOwn ? 'own' : 'other'} role="status">
      <span data-testid="wall-driver">
        {driver === null
          ? latest === undefined
            ? t('walls.free')
            : t('walls.lastBy', { name: changerName(latest.name) })
          : isOwn
            ? t('walls.driving')
            : t('walls.drivenBy', { name: driver.name })}
      </span>
      {isOwn && asker !== null && <span className="wall-asks">{t('walls.asks', { name: asker.name })}</span>}
      {isPermitted(session.role, 'takeWall') && (
        <span>
          {isOwn && asker !== null && button(t('walls.give'), { type: 'giveWall', wallId, toSeatId: asker.seatId })}
          {isOwn && button(t('walls.release'), { type: 'releaseWall', wallId })}
          {!isOwn &&
            mayTakeWall(wall, session, now) &&
            button(t(driver === null ? 'walls.take' : 'walls.takeOver'), { type: 'takeWall', wallId })}
          {!isOwn &&
            driver !== null &&
            !mayTakeWall(wall, session, now) &&
            (asker?.seatId === session.seatId
              ? t('walls.asked')
              : button(t('walls.ask'), { type: 'askForWall', wallId }))}
        </span>
      )}
    </div>
  );
}
