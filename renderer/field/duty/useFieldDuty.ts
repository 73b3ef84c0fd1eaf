import { useEffect, useState } from 'react';
import type { UnitId } from '../../../protocol/ids.ts';
import type { FieldDuty } from '../../../protocol/unit/fieldDuty.ts';
import { useField } from '../FieldContext.ts';
import { keepDuty, readKeptDuty } from './keptDuty.ts';

/** The unit's roster, asked when the line comes and when the hall said something new; without a line as last heard. */
export function useFieldDuty(unitId: UnitId): FieldDuty | null {
  const hall = useField((state) => (state.connection === 'online' ? state.hall : null));
  // On duty most that is heard is of assignments; off duty what is heard may be the roster.
  const heard = useField((state) =>
    state.view?.duty.onDuty === true ? state.view.duty.since : (state.view?.seq ?? 0),
  );
  const [duty, setDuty] = useState(() => readKeptDuty(unitId));
  useEffect(() => {
    if (hall === null) return;
    let isOver = false;
    hall.call('field.duty', {}).then(
      (answer) => {
        if (isOver) return;
        keepDuty(unitId, answer);
        setDuty(answer);
      },
      // What was heard before stands; the server takes the shift that is planned then whatever this page knows.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [hall, heard, unitId]);
  return duty;
}
