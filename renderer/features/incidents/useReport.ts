import type { CommandOf } from '../../../protocol/hall/allCommands.ts';
import { findArea } from '../../../protocol/area/findArea.ts';
import type { IncidentId } from '../../../protocol/ids.ts';
import { incidentIdSchema } from '../../../protocol/ids.ts';
import { newId } from '../../connection/newId.ts';
import { openCameras, selectIncident, selectPosition, useHall, useHallStore } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';

export type ReportFacts = Omit<CommandOf<'reportIncident'>, 'type' | 'incidentId' | 'areaId'>;

interface Reporting {
  /** The new incident's id when it was taken; null when it was refused, which then stands in `refusal`. */
  readonly report: (facts: ReportFacts) => Promise<IncidentId | null>;
  readonly refusal: unknown;
  readonly isPending: boolean;
  readonly isOffline: boolean;
  readonly dismiss: () => void;
}

const subject = 'report';

/** Reports an incident in the area its place lies in, and turns the seat to it. */
export function useReport(): Reporting {
  const seat = useSeat();
  const store = useHallStore();
  const refusal = useHall((state) => state.commands.refusals[subject]?.error ?? null);
  const isPending = useHall((state) => Object.values(state.commands.pending).some((one) => one.subject === subject));
  const isOffline = useHall((state) => state.connection.line !== 'online');
  async function report({ place, summary, ...facts }: ReportFacts): Promise<IncidentId | null> {
    const incidentId = incidentIdSchema.parse(newId());
    const { lon, lat } = place;
    const address = place.address?.trim() ?? '';
    const areaId = findArea(store.getState().directory.directory?.areas ?? [], place)?.id ?? null;
    const isDone = await seat.send(
      {
        type: 'reportIncident',
        incidentId,
        ...facts,
        place: { lon, lat, ...(address !== '' && { address }) },
        areaId,
        summary: summary.trim(),
      },
      subject,
    );
    if (!isDone) return null;
    store.setState(({ preferences }) => ({ preferences: { ...preferences, queue: 'active' } }));
    selectIncident(store, incidentId);
    selectPosition(store, null);
    openCameras(store, []);
    return incidentId;
  }
  return { report, refusal, isPending, isOffline, dismiss: () => seat.dismiss(subject) };
}
