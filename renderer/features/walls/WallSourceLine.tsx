import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import type { WallId } from '../../../protocol/ids.ts';
import type { ShownSource } from '../../../protocol/wall/showWall.ts';
import type { Wall } from '../../../protocol/wall/wall.ts';
import { useHall } from '../../store/index.ts';
import { useShownDisplay } from '../../wall/useShownDisplay.ts';
import { useSeat } from '../seat/index.ts';

interface WallSourceLineProps {
  readonly wall: Wall;
  readonly display: number;
  readonly send: (command: Command) => Promise<boolean>;
}

/** What the wall shows by itself, and how to end it. */
export function WallSourceLine({ wall, display, send }: WallSourceLineProps) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const { source } = useShownDisplay(wall, display).shown;
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const alarms = useHall((state) => (source.kind === 'alarm' ? state.dispatch.state.alarms.groups : null));
  if (source.kind === 'own') return null;
  const end = endOf(source, wall.id);
  const words = () => {
    switch (source.kind) {
      case 'tour':
        return t('walls.touring', { name: source.sceneName, step: source.step + 1, steps: source.steps });
      case 'raised':
        return t('walls.raised', { number: incidents[source.incidentId]?.number ?? '', count: source.waiting });
      case 'alarm': {
        const group = alarms?.[source.alarmGroupId];
        const type = group === undefined ? '' : t(`incidentType.${group.incidentType}`);
        return t('walls.raisedAlarm', { type, count: source.waiting });
      }
    }
  };
  return (
    <div className="wall-driver" data-source={source.kind}>
      <span>{words()}</span>
      {isPermitted(session.role, end.type) && (
        <Button size="small" type="text" onClick={() => void send(end)} data-testid={`wall-${end.type}`}>
          {t(source.kind === 'tour' ? 'walls.stopTour' : 'walls.dismiss')}
        </Button>
      )}
    </div>
  );
}

function endOf(source: Exclude<ShownSource, { kind: 'own' }>, wallId: WallId): Command {
  switch (source.kind) {
    case 'tour':
      return { type: 'stopTour', wallId };
    case 'raised':
      return { type: 'dismissRaised', wallId, incidentId: source.incidentId };
    case 'alarm':
      return { type: 'dismissRaisedAlarm', wallId, alarmGroupId: source.alarmGroupId };
  }
}
