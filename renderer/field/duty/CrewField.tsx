import { useState } from 'react';
import { Choice } from '../parts/Choice.tsx';
import { withNames, type DutyChoice } from './dutyChoice.ts';
import { useWords } from '../useWords.ts';

interface CrewFieldProps {
  readonly crew: readonly string[];
  readonly names: readonly string[];
  readonly onChange: (part: Pick<DutyChoice, 'crew' | 'names'>) => void;
}

const longestName = 40;
const largestCrew = 12;

/** Who is there: known names by touch, a new one by writing it once. */
export function CrewField({ crew, names, onChange }: CrewFieldProps) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const added = name.trim();
  function add(): void {
    if (added === '' || crew.length >= largestCrew) return;
    onChange({ crew: [...crew.filter((one) => one !== added), added], names: withNames(names, [added]) });
    setName('');
  }
  return (
    <fieldset className="choices">
      <legend>{t('field.duty.crew')}</legend>
      {names.map((one) => {
        const isChosen = crew.includes(one);
        return (
          <Choice
            key={one}
            kind="checkbox"
            name="crew"
            isChosen={isChosen}
            onChoose={() =>
              onChange({ crew: isChosen ? crew.filter((other) => other !== one) : [...crew, one], names: [...names] })
            }
          >
            {one}
          </Choice>
        );
      })}
      <span className="choice-own">
        <input
          value={name}
          maxLength={longestName}
          aria-label={t('field.duty.name')}
          placeholder={t('field.duty.name')}
          data-testid="field-duty-name"
          autoComplete="off"
          enterKeyHint="done"
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
          }}
        />
        <button type="button" disabled={added === ''} onClick={add} data-testid="field-duty-add">
          {t('field.duty.add')}
        </button>
      </span>
    </fieldset>
  );
}
