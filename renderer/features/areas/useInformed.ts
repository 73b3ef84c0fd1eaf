import { useCallback, useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { readAccountSetting, writeAccountSetting } from '../../connection/accountSettings.ts';
import { useHall } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { informedIncidents, withSeen, type InformedIncident, type InformedSeen } from './reach.ts';

const seenSchema = z.record(z.string(), z.number());

interface Informed {
  readonly news: readonly InformedIncident[];
  readonly confirm: (seen: readonly InformedIncident[]) => void;
}

/** What was done past this centre and is not seen yet; what was seen is kept with the account, whatever the desk. */
export function useInformed(): Informed {
  const { session } = useSeat();
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const [seen, setSeen] = useState<InformedSeen | null>(null);
  const isCentre = session.areaId !== undefined;
  useEffect(() => {
    if (!isCentre) return;
    let isGone = false;
    void readAccountSetting('informedSeen')
      .then((value) => seenSchema.parse(value ?? {}))
      // What cannot be read counts as not seen: told twice is better than not at all.
      .catch((): InformedSeen => ({}))
      .then((read) => {
        if (!isGone) setSeen(read);
      });
    return () => {
      isGone = true;
    };
  }, [isCentre]);
  const news = useMemo(
    () => (seen === null ? [] : informedIncidents(session, incidents, seen)),
    [seen, session, incidents],
  );
  const confirm = useCallback(
    (shown: readonly InformedIncident[]) => {
      const next = withSeen(seen ?? {}, shown, incidents);
      setSeen(next);
      // Not heard: told again at the next login.
      writeAccountSetting('informedSeen', next).catch(() => undefined);
    },
    [seen, incidents],
  );
  return { news, confirm };
}
