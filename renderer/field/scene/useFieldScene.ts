import { useEffect, useState } from 'react';
import type { IncidentId } from '../../../protocol/ids.ts';
import type { FieldScene } from '../../../protocol/scene/fieldScene.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';

const everyMs = 10_000;

interface SceneAnswer {
  readonly scene: FieldScene | null;
  /** Why there is none, or no newer one. */
  readonly failure: Rejected | null;
}

/** What is around the scene, renewed while it is looked at; an old answer stays beside the failure of the newest. */
export function useFieldScene(hall: HallConnection | null, incidentId: IncidentId): SceneAnswer {
  const [answer, setAnswer] = useState<SceneAnswer>({ scene: null, failure: null });
  useEffect(() => {
    if (hall === null) return;
    let isOver = false;
    const ask = (): void => {
      if (document.visibilityState !== 'visible') return;
      hall.call('field.scene', { incidentId }).then(
        (scene) => !isOver && setAnswer({ scene, failure: null }),
        (error: unknown) => {
          const failure = error instanceof Rejected ? error : new Rejected('serverFailure', 'serverFailure');
          if (!isOver) setAnswer(({ scene }) => ({ scene, failure }));
        },
      );
    };
    ask();
    const timer = setInterval(ask, everyMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [hall, incidentId]);
  return answer;
}
