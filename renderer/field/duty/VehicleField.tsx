import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/Choice.tsx';

interface VehicleFieldProps {
  readonly chosen: string | null;
  readonly known: readonly (string | null | undefined)[];
  readonly onChange: (vehicle: string | null) => void;
}

const longestVehicle = 40;

/** What the crew really took: the planned or usual one by touch, another one in words. */
export function VehicleField({ chosen, known, onChange }: VehicleFieldProps) {
  const { t } = useTranslation();
  const [own, setOwn] = useState('');
  const vehicles = [...new Set(known)].filter((one) => typeof one === 'string');
  return (
    <fieldset className="choices">
      <legend>{t('field.duty.vehicle')}</legend>
      {vehicles.map((one) => (
        <Choice
          key={one}
          kind="radio"
          name="vehicle"
          isChosen={chosen === one}
          onChoose={() => {
            setOwn('');
            onChange(one);
          }}
        >
          {one}
        </Choice>
      ))}
      <Choice
        kind="radio"
        name="vehicle"
        isChosen={chosen === null}
        onChoose={() => {
          setOwn('');
          onChange(null);
        }}
      >
        {t('field.duty.none')}
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
            onChange(event.target.value.trim() === '' ? null : event.target.value.trim());
          }}
        />
      </span>
    </fieldset>
  );
}
