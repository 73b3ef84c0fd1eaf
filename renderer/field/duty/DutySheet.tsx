import { useState } from 'react';
import type { FieldDuty } from '../../../protocol/unit/fieldDuty.ts';
import { Choice } from '../parts/Choice.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { CrewField } from './CrewField.tsx';
import { dutyHours, endAfter, shiftNow, usualVehicle, type DutyChoice } from './dutyChoice.ts';
import { formatClock } from './formatClock.ts';
import { VehicleField } from './VehicleField.tsx';
import { useWords } from '../useWords.ts';

interface DutySheetProps {
  readonly duty: FieldDuty | null;
  readonly start: DutyChoice;
  readonly serverNow: number;
  /** On duty: the end that was said before. */
  readonly saidEndAt?: number | undefined;
  readonly verb: string;
  readonly problem: string | null;
  readonly onDone: (choice: DutyChoice) => void;
  readonly onClose: () => void;
}

/** Who comes, with what, able to do what, and until when: all of it by touch, from what is planned or was chosen last. */
export function DutySheet({ duty, start, serverNow, saidEndAt, verb, problem, onDone, onClose }: DutySheetProps) {
  const { t, i18n } = useWords();
  const [choice, setChoice] = useState(start);
  const change = (part: Partial<DutyChoice>) => setChoice((before) => ({ ...before, ...part }));
  const shift = shiftNow(duty, serverNow);
  const { ends } = choice;
  const endAt = typeof ends === 'number' ? endAfter(ends, serverNow) : ends === 'said' ? saidEndAt : shift?.endAt;
  const known = [...new Set([...(duty?.unit.skills ?? []), ...(shift?.skills ?? []), ...(start.skills ?? [])])];
  const skills = choice.skills ?? known;
  return (
    <Sheet heading={t('field.duty.form')} onClose={onClose}>
      <fieldset className="choices">
        <legend>
          {t('field.duty.ends')}
          {endAt !== undefined && ` · ${t('field.duty.until', { time: formatClock(endAt, serverNow, i18n.language) })}`}
        </legend>
        {saidEndAt !== undefined && (
          <Choice kind="radio" name="ends" isChosen={ends === 'said'} onChoose={() => change({ ends: 'said' })}>
            {formatClock(saidEndAt, serverNow, i18n.language)}
          </Choice>
        )}
        {shift !== null && (
          <Choice kind="radio" name="ends" isChosen={ends === 'shift'} onChoose={() => change({ ends: 'shift' })}>
            {t('field.duty.asPlanned')}
          </Choice>
        )}
        {dutyHours.map((hours) => (
          <Choice
            key={hours}
            kind="radio"
            name="ends"
            isChosen={ends === hours}
            onChoose={() => change({ ends: hours })}
          >
            {t('field.duty.hours', { count: hours })}
          </Choice>
        ))}
        {shift === null && (
          <Choice
            kind="radio"
            name="ends"
            isChosen={ends === null || ends === 'shift'}
            onChoose={() => change({ ends: null })}
          >
            {t('field.duty.open')}
          </Choice>
        )}
      </fieldset>
      <CrewField crew={choice.crew} names={choice.names} onChange={change} />
      <VehicleField
        chosen={choice.vehicle ?? usualVehicle(duty)}
        known={[shift?.vehicle, duty?.unit.vehicle, typeof start.vehicle === 'object' ? start.vehicle?.name : null]}
        onChange={(vehicle) => change({ vehicle })}
      />
      {known.length > 0 && (
        <fieldset className="choices">
          <legend>{t('field.duty.skills')}</legend>
          {known.map((skill) => {
            const isChosen = skills.includes(skill);
            return (
              <Choice
                key={skill}
                kind="checkbox"
                name="skill"
                isChosen={isChosen}
                onChoose={() =>
                  change({ skills: known.filter((one) => (one === skill ? !isChosen : skills.includes(one))) })
                }
              >
                {t(`skill.${skill}`, { defaultValue: skill })}
              </Choice>
            );
          })}
        </fieldset>
      )}
      <div className="sheet-verb">
        <Problem words={problem} />
        <button type="button" className="verb" data-testid="field-duty-done" onClick={() => onDone(choice)}>
          {verb}
        </button>
      </div>
    </Sheet>
  );
}
