import { useState } from 'react';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import type { Incident, IncidentLogLine } from '../../../protocol/incident/incident.ts';
import { Rejected } from '../../../protocol/wire/rejection.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';

interface Ask {
  readonly incidentId: string;
  readonly seenSeq: number;
  readonly build: (incident: Incident) => Command;
}

export interface IncidentCommands {
  /** Sends what `build` makes of the incident as it is now. */
  readonly ask: (build: (incident: Incident) => Command) => Promise<boolean>;
  readonly pending: Command['type'] | null;
  /** Offline nothing is offered: a verb pressed now would only fail later. */
  readonly isOffline: boolean;
  readonly refusal: unknown;
  /** After a conflict: what others did since the refused command's author looked. */
  readonly changes: readonly IncidentLogLine[];
  readonly retry: (() => void) | undefined;
  readonly dismiss: () => void;
}

export function useIncidentCommands(incident: Incident): IncidentCommands {
  const seat = useSeat();
  const [last, setLast] = useState<Ask | null>(null);
  const refusal = useHall((state) => state.commands.refusals[incident.id]?.error ?? null);
  const pending = useHall(
    (state) => Object.values(state.commands.pending).find((one) => one.subject === incident.id)?.type ?? null,
  );
  const isOffline = useHall((state) => state.connection.line !== 'online');
  const isOwn = last?.incidentId === incident.id;
  const isRetryable =
    refusal instanceof Rejected && ['conflict', 'unavailable', 'storageFailure'].includes(refusal.code);
  const ask = (build: (incident: Incident) => Command) => {
    setLast({ incidentId: incident.id, seenSeq: incident.lastSeq, build });
    return seat.send(build(incident), incident.id);
  };
  return {
    ask,
    pending,
    isOffline,
    refusal,
    changes:
      isOwn && refusal instanceof Rejected && refusal.reason === 'staleVersion'
        ? incident.log.filter((line) => line.seq > last.seenSeq)
        : [],
    retry: isOwn && isRetryable ? () => void ask(last.build) : undefined,
    dismiss: () => seat.dismiss(incident.id),
  };
}
