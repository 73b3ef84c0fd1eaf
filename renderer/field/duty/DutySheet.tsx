import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDuty } from '../../../protocol/unit/fieldDuty.ts';
import { Choice } from '../parts/Choice.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { CrewField } from './CrewField.tsx';
import { dutyHours, endAfter, shiftNow, type DutyChoice } from './dutyChoice.ts';
import { formatClock } from './formatClock.ts';
import { VehicleField } from './VehicleField.tsx';

interface DutySheetProps {
  readonly duty: FieldDuty | null;
  readonly start: DutyChoice;
  readonly serverNow: number;
  readonly onStart: (choice: DutyChoice) => void;
  readonly onClose: () => void;
}

/** Who comes, with what, able to do what, and until when: all of it by touch, from what is planned or was chosen last. */
export function DutySheet({ duty, start, serverNow, onStart, onClose }: DutySheetProps) {
  const { t, i18n } = useTranslation();
  const [choice, setChoice] = useState(start);
  const change = (part: Partial<DutyChoice>) => setChoice((before) => ({ ...before, ...part }));
  const shift = shiftNow(duty, serverNow);
  const { ends } = choice;
  const endAt = ends === 'shift' ? (shift?.endAt ?? null) : ends === null ? null : endAfter(ends, serverNow);
  const known = [...new Set([...(duty?.unit.skills ?? []), ...(shift?.skills ?? []), ...(start.skills ?? [])])];
  const skills = choice.skills ?? known;
  return (
    <Sheet heading={t('field.duty.form')} onClose={onClose}>
      <fieldset className="choices">
        <legend>
          {t('field.duty.ends')}
          {endAt !== null && ` · ${t('field.duty.until', { time: formatClock(endAt, serverNow, i18n.language) })}`}
        </legend>
        {shift !== null && (
          <Choice
            kind="radio"
            name="ends"
            isChosen={choice.ends === 'shift'}
            onChoose={() => change({ ends: 'shift' })}
          >
            {t('field.duty.asPlanned')}
          </Choice>
        )}
        {dutyHours.map((hours) => (
          <Choice
            key={hours}
            kind="radio"
            name="ends"
            isChosen={choice.ends === hours}
            onChoose={() => change({ ends: hours })}
          >
            {t('field.duty.hours', { count: hours })}
          </Choice>
        ))}
        {shift === null && (
          <Choice kind="radio" name="ends" isChosen={choice.ends === null} onChoose={() => change({ ends: null })}>
            {t('field.duty.open')}
          </Choice>
        )}
      </fieldset>
      <CrewField crew={choice.crew} names={choice.names} onChange={change} />
      <VehicleField
        chosen={choice.vehicle}
        known={[shift?.vehicle, duty?.unit.vehicle, start.vehicle]}
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
        <button
          type="button"
          className="verb"
          data-testid="field-duty-start"
          onClick={() => onStart({ ...choice, skills: known.length > 0 ? skills : null })}
        >
          {t('field.act.startDuty')}
        </button>
      </div>
    </Sheet>
  );
}
