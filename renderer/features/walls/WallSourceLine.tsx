import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
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
  if (source.kind === 'own') return null;
  const end: Command =
    source.kind === 'tour'
      ? { type: 'stopTour', wallId: wall.id }
      : { type: 'dismissRaised', wallId: wall.id, incidentId: source.incidentId };
  return (
    <div className="wall-driver" data-source={source.kind}>
      <span>
        {source.kind === 'tour'
          ? t('walls.touring', { name: source.sceneName, step: source.step + 1, steps: source.steps })
          : t('walls.raised', { number: incidents[source.incidentId]?.number ?? '', count: source.waiting })}
      </span>
      {isPermitted(session.role, end.type) && (
        <Button size="small" type="text" onClick={() => void send(end)} data-testid={`wall-${end.type}`}>
          {t(source.kind === 'tour' ? 'walls.stopTour' : 'walls.dismiss')}
        </Button>
      )}
    </div>
  );
}
