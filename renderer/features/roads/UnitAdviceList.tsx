import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentId, UnitId } from '../../../protocol/ids.ts';
import type { AdviceReason, UnitAdvice } from '../../../protocol/unit/unitAdvice.ts';
import { useHallStore } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { needWords } from './adviceWords.ts';
import { UnitAdviceRow } from './UnitAdviceRow.tsx';
import { useAgencyName } from './useAgencyName.ts';
import './roads.css';

interface UnitAdviceListProps {
  readonly incidentId: IncidentId;
  readonly advice: UnitAdvice;
  readonly ticked: readonly UnitId[];
  readonly onToggle: (unitId: UnitId) => void;
  readonly testId?: string;
}

/** Who should go, what is missing, and who was left out and why; those too can be ticked. */
export function UnitAdviceList({
  incidentId,
  advice,
  ticked,
  onToggle,
  testId = 'unit-recommend-row',
}: UnitAdviceListProps) {
  const { t } = useTranslation();
  const agencyName = useAgencyName();
  const look = useShownWay(incidentId);
  const [isOpen, setIsOpen] = useState(false);
  const missing = advice.needs.filter(({ need, found }) => found < need.count);
  const counts = Object.entries(advice.leftOutCounts) as [AdviceReason, number][];
  const leftOutCount = counts.reduce((sum, [, count]) => sum + count, 0);
  return (
    <>
      {missing.length > 0 && (
        <ul className="shortfall" data-testid="shortfall">
          {missing.map(({ need, found }) => (
            <li key={JSON.stringify(need)}>
              {t('roads.short', { what: needWords(t, need, agencyName), count: need.count, found })}
            </li>
          ))}
        </ul>
      )}
      {advice.units.length > 0 && (
        <ul className="recommend">
          {advice.units.map((unit, index) => (
            <UnitAdviceRow
              key={unit.unitId}
              unit={unit}
              testId={testId}
              isTicked={ticked.includes(unit.unitId)}
              isFirst={index === 0}
              onToggle={() => onToggle(unit.unitId)}
              onLook={(isLooking) => look(isLooking ? unit.unitId : null)}
            />
          ))}
        </ul>
      )}
      {leftOutCount > 0 && (
        <details className="left-out" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
          <summary data-testid="left-out">
            {t('roads.leftOut', { count: leftOutCount })}{' '}
            <span className="muted">
              {counts.map(([reason, count]) => `${t(`roads.leftOutWhy.${reason}`)} ${count}`).join(' · ')}
            </span>
          </summary>
          {isOpen && (
            <ul className="recommend">
              {advice.leftOut.map((unit) => (
                <UnitAdviceRow
                  key={unit.unitId}
                  unit={unit}
                  testId={testId}
                  isTicked={ticked.includes(unit.unitId)}
                  isFirst={false}
                  isDisabled={unit.why[0]?.reason === 'onIncident'}
                  onToggle={() => onToggle(unit.unitId)}
                  onLook={(isLooking) => look(isLooking ? unit.unitId : null)}
                />
              ))}
            </ul>
          )}
        </details>
      )}
    </>
  );
}

/** Puts the way of the unit that is pointed at on the map; answers that come late are dropped. */
function useShownWay(incidentId: IncidentId): (unitId: UnitId | null) => void {
  const store = useHallStore();
  const { findWay } = useSeat();
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
      store.setState({ shownWay: [] });
    },
    [store],
  );
  return (unitId) => {
    turn.current += 1;
    const asked = turn.current;
    if (unitId === null) {
      store.setState({ shownWay: [] });
      return;
    }
    findWay({ incidentId, unitId }).then(
      ({ line }) => {
        if (asked === turn.current) store.setState({ shownWay: line });
      },
      // Without an answer the map shows no way; the row has said already whether there is one.
      () => undefined,
    );
  };
}
