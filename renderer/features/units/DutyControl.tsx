import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../protocol/unit/unit.ts';
import type { UnitDuty } from '../../../protocol/unit/unitDuty.ts';
import { DutyForm } from './DutyForm.tsx';
import { useUnitName } from './useUnitName.ts';

interface DutyControlProps {
  readonly unit: Unit;
  readonly duty: UnitDuty;
}

/** Who of a unit on duty is really there, and with what: for the duty leader, when the crew says it by voice. */
export function DutyControl({ unit, duty }: DutyControlProps) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      title={t('unitBoard.dutyTitle', { unit: unitName(unit.id) })}
      content={<DutyForm unit={unit} duty={duty} onDone={() => setOpen(false)} />}
    >
      <Button size="small" data-testid="duty-open">
        {t('unitBoard.duty')}
      </Button>
    </Popover>
  );
}
