import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { readAccountSetting, writeAccountSetting } from '../../connection/accountSettings.ts';
import { selectIncident, useHall, useHallStore } from '../../store/index.ts';
import { Age, useSeat } from '../seat/index.ts';
import { returnedAt, returnedHandOffs, type HandOffsSeen } from './returnedHandOffs.ts';

const seenSchema = z.record(z.string(), z.number());

/** To whoever asked another agency to take over: it refused, or did not answer in time; until that is read. */
export function ReturnedHandOffs() {
  const { t } = useTranslation();
  const store = useHallStore();
  const { session } = useSeat();
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const [seen, setSeen] = useState<HandOffsSeen | null>(null);
  useEffect(() => {
    let isGone = false;
    void readAccountSetting('handOffSeen')
      .then((value) => seenSchema.parse(value ?? {}))
      // What cannot be read counts as not seen: told twice is better than not at all.
      .catch((): HandOffsSeen => ({}))
      .then((read) => {
        if (!isGone) setSeen(read);
      });
    return () => {
      isGone = true;
    };
  }, []);
  const returned = useMemo(
    () => (seen === null ? [] : returnedHandOffs(session.accountId, incidents, seen)),
    [seen, session.accountId, incidents],
  );
  if (returned.length === 0) return null;

  function confirm(id: string, at: number): void {
    const known = Object.entries(seen ?? {}).filter(([incidentId]) => incidents[incidentId] !== undefined);
    const next = { ...Object.fromEntries(known), [id]: at };
    setSeen(next);
    // Not heard: told again at the next login.
    writeAccountSetting('handOffSeen', next).catch(() => undefined);
  }

  return (
    <ul className="centre-notices" role="alert" aria-label={t('areas.returned')}>
      {returned.map((incident) => {
        const { id, number, type, summary, handOff } = incident;
        const words =
          handOff?.state === 'refused'
            ? t('areas.returnedBy', { name: handOff.answer?.by.name, reason: handOff.answer?.text })
            : t('areas.returnedUnanswered');
        return (
          <li key={id} className="hand-off-row" data-testid="hand-off-returned" data-incident={id}>
            <span className="informed-mark">{t('areas.returnedMark')}</span>
            <button type="button" className="link" onClick={() => selectIncident(store, id)}>
              #{number} {t(`incidentType.${type}`)}
            </button>
            <span className="informed-words">
              {words} · {summary}
            </span>
            <Age at={returnedAt(incident)} />
            <Button onClick={() => confirm(id, returnedAt(incident))} data-testid="hand-off-returned-seen">
              {t('areas.seen')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
