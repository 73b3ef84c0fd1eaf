import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHall, useHallStore } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { verbKeys, verbsOfSeat, verbWord } from './incidentVerbs.ts';

interface VerbCommand {
  readonly words: string;
  readonly key: string;
  readonly act: () => void;
  /** Why it cannot be done now. */
  readonly refusal?: string;
}

/** The verbs of the selected incident for the command palette: what can be done first, the rest with the words why not. */
export function useVerbCommands(): readonly VerbCommand[] {
  const { t } = useTranslation();
  const { session } = useSeat();
  const store = useHallStore();
  const incident = useHall(({ selection, dispatch }) =>
    selection.incidentId === null ? undefined : dispatch.state.incidents[selection.incidentId],
  );
  return useMemo(() => {
    if (incident === undefined) return [];
    return verbsOfSeat(incident, session)
      .toSorted((first, second) => Number(first.refusal !== null) - Number(second.refusal !== null))
      .map(({ verb, refusal }) => ({
        words: `${t(`verb.${verbWord(verb, incident, session)}`)} #${incident.number}`,
        key: verbKeys[verb]?.toUpperCase() ?? '',
        act: () => store.setState({ wantedVerb: { incidentId: incident.id, verb } }),
        ...(refusal !== null && {
          refusal: t(`reasons.${refusal}`, { status: t(`incidentStatus.${incident.status}`) }),
        }),
      }));
  }, [incident, session, store, t]);
}
