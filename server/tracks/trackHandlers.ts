import { mayCommandUnit } from '../../protocol/access/scope.ts';
import type { UnitId } from '../../protocol/ids.ts';
import type { Track } from '../../protocol/unit/unitTrack.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { AuditLog } from '../access/index.ts';
import type { Directory } from '../directory/index.ts';
import type { Peer } from '../socket/index.ts';
import type { Tracks } from './Tracks.ts';

interface TrackHandlerParts {
  readonly tracks: Tracks;
  readonly audit: Pick<AuditLog, 'record'>;
  readonly directory: Pick<Directory, 'findUnit' | 'areas'>;
  readonly now: () => number;
}

/** A unit reads its own way and who else did; a duty leader any, once the purpose stands in the audit log. */
export function trackHandlers({ tracks, audit, directory, now }: TrackHandlerParts) {
  return {
    'units.track': async (
      { actor }: Peer,
      { unitId, dutySince, purpose }: { unitId: UnitId; dutySince?: number; purpose?: string },
    ): Promise<Track> => {
      if (actor.role === 'fieldUnit') {
        if (actor.unitId !== unitId) throw new Rejected('forbidden', 'otherUnit');
        return { ...(await tracks.read(unitId, dutySince)), readers: await tracks.readers(unitId) };
      }
      const unit = directory.findUnit(unitId);
      if (unit === undefined) throw new Rejected('notFound', 'unitUnknown');
      if (!mayCommandUnit(actor, unit, directory.areas)) throw new Rejected('forbidden', 'unitOutOfScope');
      if (purpose === undefined) throw new Rejected('malformed', 'purposeMissing');
      const looked = { dutySince: dutySince ?? null, purpose };
      audit.record(actor, { type: 'unitTrackRead', unitId, ...looked });
      await tracks.keepReader(unitId, { at: now(), name: actor.name, role: actor.role, ...looked });
      return tracks.read(unitId, dutySince);
    },
  };
}
