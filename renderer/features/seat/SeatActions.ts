import { createContext, useContext } from 'react';
import type { Session } from '../../../protocol/access/session.ts';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import type { LinkageCallName } from '../../../protocol/linkage/linkageCalls.ts';
import type { CallInput, CallOutput } from '../../../protocol/wire/allCalls.ts';

type SeatCallName = 'messages.read' | 'messages.search' | 'messages.people' | 'units.track';

export interface SeatPhoto {
  readonly mediaType: string;
  readonly bytes: ArrayBuffer;
  /** Null where the page may not digest: outside secure contexts. */
  readonly sha256: Uint8Array | null;
}

/** What a seat's components may ask of the server; one object for the life of the login. */
export interface SeatActions {
  readonly session: Session;
  /** True when done; a refusal stands in the store under `subject`. */
  readonly send: (command: Command, subject: string) => Promise<boolean>;
  /** Stores the bytes, then writes the photo to the incident's log; throws `Rejected`. */
  readonly attachPhoto: (
    photo: Pick<Extract<Command, { type: 'attachPhoto' }>, 'incidentId' | 'attachmentId' | 'caption'>,
    file: SeatPhoto,
  ) => Promise<void>;
  readonly dismiss: (subject: string) => void;
  /** The code of what the server knows, to compare with what the page knows. */
  readonly readCode: () => Promise<CallOutput<'live.code'>>;
  /** Who should go, with what is missing and who was left out. */
  readonly advise: (input: CallInput<'units.advise'>) => Promise<CallOutput<'units.advise'>>;
  readonly findWay: (input: CallInput<'roads.way'>) => Promise<CallOutput<'roads.way'>>;
  /** The rest of what linkage answers, by the name of the call. */
  readonly askLinkage: <Name extends LinkageCallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;
  /** Older messages, words in messages, the way of a shift. */
  readonly ask: <Name extends SeatCallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;
  readonly lookAt: (input: CallInput<'linkage.lookAt'>) => Promise<CallOutput<'linkage.lookAt'>>;
}

const SeatActionsContext = createContext<SeatActions | null>(null);
export const SeatActionsProvider = SeatActionsContext.Provider;

export function useSeat(): SeatActions {
  const actions = useContext(SeatActionsContext);
  if (actions === null) throw new Error('No SeatActionsProvider above this component');
  return actions;
}
