import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AdvisedUnit } from '../../../protocol/unit/unitAdvice.ts';
import { Age, distanceWords } from '../seat/index.ts';
import { useUnitName } from '../units/index.ts';
import { durationWords, isAgainst, whyWords } from './adviceWords.ts';

interface UnitAdviceRowProps {
  readonly unit: AdvisedUnit;
  readonly isTicked: boolean;
  readonly isFirst: boolean;
  readonly testId: string;
  readonly isDisabled?: boolean;
  readonly onToggle: () => void;
  readonly onLook: (isLooking: boolean) => void;
}

/** Said by other marks of the row already. */
const silent = ['free', 'rightKind', 'rested', 'farther'];

/** One unit with its time by road and what speaks for it and against it; while it is pointed at, the map shows its way. */
export function UnitAdviceRow({ unit, isTicked, isFirst, testId, isDisabled, onToggle, onLook }: UnitAdviceRowProps) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const shown = unit.why.filter(({ reason }) => !silent.includes(reason));
  const all = unit.why.map((why) => whyWords(t, why)).join(' · ');
  return (
    <li onMouseEnter={() => onLook(true)} onMouseLeave={() => onLook(false)}>
      <label
        className="recommend-row advice-row"
        data-testid={testId}
        data-unit={unit.unitId}
        title={all}
        onFocus={() => onLook(true)}
        onBlur={() => onLook(false)}
      >
        <Checkbox
          checked={isTicked}
          disabled={isDisabled === true}
          onChange={onToggle}
          {...(isFirst && { 'data-dispatch-first': '' })}
        />
        <span className="advice-who">
          <span className="recommend-name">
            <b>{unitName(unit.unitId)}</b> <span className="muted">{t(`unitKind.${unit.kind}`)}</span>
            {unit.positionAt !== null && <Age at={unit.positionAt} staleAfterMs={60_000} />}
          </span>
          {shown.length > 0 && (
            <span className="advice-why">
              {shown.map((why) => (
                <span key={why.reason} className={isAgainst(why) ? 'tag is-warning' : 'tag is-done'}>
                  {whyWords(t, why)}
                </span>
              ))}
            </span>
          )}
        </span>
        <span className="advice-time">
          <b data-testid="unit-eta">{unit.etaS === null ? '–' : durationWords(t, unit.etaS)}</b>
          <span className="muted">
            {t(unit.mode === 'foot' ? 'roads.onFoot' : 'roads.byRoad', {
              distance: distanceWords(unit.roadM ?? unit.distanceM),
            })}
          </span>
        </span>
      </label>
    </li>
  );
}
