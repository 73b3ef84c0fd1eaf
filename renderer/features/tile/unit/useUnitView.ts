import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ViewPurpose } from '../../../../protocol/access/role.ts';
import type { UnitId } from '../../../../protocol/ids.ts';
import { UnitView, type UnitViewState } from '../../../media/index.ts';
import type { TileHost } from '../TileHost.ts';

interface Watching {
  readonly host: TileHost;
  readonly picture: RefObject<HTMLElement | null>;
  readonly unitId: UnitId;
  /** When the unit began to send; null while it does not. */
  readonly since: number | null;
  readonly purpose: ViewPurpose;
  readonly isPaused: boolean;
}

/** Keeps a unit's video on the glass while it is sent. */
export function useUnitView({ host, picture, unitId, since, purpose, isPaused }: Watching): UnitViewState | null {
  const [state, setState] = useState<UnitViewState | null>(null);
  const view = useRef<UnitView | null>(null);
  const incidentId = purpose.kind === 'incident' ? purpose.incidentId : null;
  useEffect(() => {
    if (since === null || picture.current === null) return;
    const meant: ViewPurpose =
      incidentId === null ? { kind: purpose.kind as 'watch' } : { kind: 'incident', incidentId };
    const made = new UnitView({
      connection: host.media,
      host: picture.current,
      watch: (rtpCapabilities) => host.unitVideo.watch(unitId, rtpCapabilities, meant),
      onChange: setState,
    });
    view.current = made;
    return () => {
      view.current = null;
      made.close();
      setState(null);
    };
  }, [host, picture, unitId, since, purpose.kind, incidentId]);
  useEffect(() => {
    view.current?.setPaused(isPaused);
  }, [isPaused, since]);
  return state;
}
