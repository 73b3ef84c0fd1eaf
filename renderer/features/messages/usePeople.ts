import { useEffect, useState } from 'react';
import type { CallOutput } from '../../../protocol/wire/allCalls.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';

export type People = CallOutput<'messages.people'>;
const nobody: People = [];

/** The other people at desks; asked again when the line is back, since accounts change seldom. */
export function usePeople(): People {
  const { ask } = useSeat();
  const isOnline = useHall((state) => state.connection.line === 'online');
  const [people, setPeople] = useState(nobody);
  useEffect(() => {
    if (!isOnline) return undefined;
    let isGone = false;
    // Not answered: agencies, areas and units can be written to all the same.
    ask('messages.people', {}).then(
      (answer) => {
        if (!isGone) setPeople(answer);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [ask, isOnline]);
  return people;
}
