import { useState } from 'react';
import { vehicleKinds } from '../../../protocol/unit/unit.ts';
import { Choice } from '../parts/Choice.tsx';
import type { VehicleChoice } from './dutyChoice.ts';
import { useWords } from '../useWords.ts';

interface VehicleFieldProps {
  readonly chosen: VehicleChoice | null;
  readonly known: readonly (string | null | undefined)[];
  readonly onChange: (vehicle: VehicleChoice | null) => void;
}

const longestVehicle = 40;

/** What the crew really took: the planned or usual one by touch, none at all, another one in words with what it is. */
export function VehicleField({ chosen, known, onChange }: VehicleFieldProps) {
  const { t } = useWords();
  const vehicles = [...new Set(known)].filter((one) => typeof one === 'string');
  const name = chosen === null || chosen === 'foot' ? null : chosen.name;
  const kind = chosen === null || chosen === 'foot' ? null : chosen.kind;
  const [own, setOwn] = useState(() => (name === null || vehicles.includes(name) ? '' : name));
  const isOwn = own.trim() !== '' && name === own.trim();
  function choose(vehicle: VehicleChoice): void {
    setOwn('');
    onChange(vehicle);
  }
  return (
    <fieldset className="choices">
      <legend>{t('field.duty.vehicle')}</legend>
      {vehicles.map((one) => (
        <Choice
          key={one}
          kind="radio"
          name="vehicle"
          isChosen={name === one}
          onChoose={() => choose({ name: one, kind: null })}
        >
          {one}
        </Choice>
      ))}
      <Choice kind="radio" name="vehicle" isChosen={chosen === 'foot'} onChoose={() => choose('foot')}>
        {t('field.duty.onFoot')}
      </Choice>
      <span className="choice-own">
        <input
          value={own}
          maxLength={longestVehicle}
          aria-label={t('field.duty.otherVehicle')}
          placeholder={t('field.duty.otherVehicle')}
          data-testid="field-duty-vehicle"
          autoComplete="off"
          onChange={(event) => {
            setOwn(event.target.value);
            const written = event.target.value.trim();
            onChange(written === '' ? null : { name: written, kind });
          }}
        />
      </span>
      {isOwn && (
        <fieldset className="choices">
          <legend>{t('field.duty.vehicleKind')}</legend>
          {[null, ...vehicleKinds].map((one) => (
            <Choice
              key={one}
              kind="radio"
              name="vehicleKind"
              isChosen={kind === one}
              onChoose={() => onChange({ name: own.trim(), kind: one })}
            >
              {one === null ? t('field.duty.usualKind') : t(`vehicleKind.${one}`)}
            </Choice>
          ))}
        </fieldset>
      )}
    </fieldset>
  );
}
