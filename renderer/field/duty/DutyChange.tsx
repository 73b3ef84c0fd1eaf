import type { UnitDuty } from '../../../protocol/unit/unitDuty.ts';
import { useField, useFieldTools } from '../FieldContext.ts';
import { DutySheet } from '../parts/lazySheets.ts';
import { LazySheet } from '../parts/LazySheet.tsx';
import { useAsk } from '../parts/useAsk.ts';
import { useNow } from '../parts/useNow.ts';
import { changeDutyCommand, servingChoice, withNames, type DutyChoice } from './dutyChoice.ts';
import { keepChoice, readLastChoice } from './keptDuty.ts';
import { projectDuty } from './projectDuty.ts';
import { useFieldDuty } from './useFieldDuty.ts';
import { useWords } from '../useWords.ts';

interface DutyChangeProps {
  /** As the server has it. */
  readonly serving: UnitDuty;
  readonly onClose: () => void;
}

/** On duty: says anew who serves with what. Kept on the phone before it is sent, as every act. */
export function DutyChange({ serving, onClose }: DutyChangeProps) {
  const { t } = useWords();
  const { line } = useFieldTools();
  const now = useNow();
  const serverNow = useField((state) => now - (state.driftMs ?? 0));
  const acts = useField((state) => state.acts);
  const duty = useFieldDuty(serving.unitId);
  const { problem, ask } = useAsk('field.pending.notKept');
  const said = projectDuty(serving, acts).duty;
  const last = readLastChoice(serving.unitId);

  function change(chosen: DutyChoice): void {
    if (last !== null) keepChoice(serving.unitId, { ...last, names: withNames(last.names, chosen.crew) });
    const command = changeDutyCommand(said, chosen, serverNow);
    if (command === null) onClose();
    else ask(() => line.act(command), onClose);
  }
  return (
    <LazySheet heading={t('field.duty.form')} onClose={onClose}>
      <DutySheet
        duty={duty}
        start={servingChoice(said, last)}
        serverNow={serverNow}
        saidEndAt={said.endAt}
        verb={t('field.duty.save')}
        problem={problem}
        onDone={change}
        onClose={onClose}
      />
    </LazySheet>
  );
}
