import { useEffect, useState } from 'react';
import type { UnitId } from '../../../protocol/ids.ts';
import type { Track } from '../../../protocol/unit/unitTrack.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';

interface OwnTrack {
  readonly track: Track | null;
  readonly failure: Rejected | null;
}

/** The unit's own way of one duty, the latest where none is named; read when it is opened or another is chosen. */
export function useOwnTrack(hall: HallConnection | null, unitId: UnitId, dutySince: number | null): OwnTrack {
  const [answer, setAnswer] = useState<OwnTrack>({ track: null, failure: null });
  useEffect(() => {
    if (hall === null) return;
    let isOver = false;
    hall.call('units.track', { unitId, ...(dutySince !== null && { dutySince }) }).then(
      (track) => !isOver && setAnswer({ track, failure: null }),
      (error: unknown) => {
        const failure = error instanceof Rejected ? error : new Rejected('serverFailure', 'serverFailure');
        if (!isOver) setAnswer(({ track }) => ({ track, failure }));
      },
    );
    return () => {
      isOver = true;
    };
  }, [hall, unitId, dutySince]);
  return answer;
}
