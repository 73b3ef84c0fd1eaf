import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saidAnew } from '../../../protocol/unit/saidAnew.ts';
import { vehicleKinds, type Unit, type VehicleKind } from '../../../protocol/unit/unit.ts';
import type { UnitDuty } from '../../../protocol/unit/unitDuty.ts';
import { useHall } from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { CrewSelect } from './CrewSelect.tsx';

interface DutyFormProps {
  readonly unit: Unit;
  readonly duty: UnitDuty;
  readonly onDone: () => void;
}

/** Sends what is otherwise than it was when the form was opened, so that what the crew says meanwhile stands. */
export function DutyForm({ unit, duty, onDone }: DutyFormProps) {
  const { t } = useTranslation();
  const { send, dismiss } = useSeat();
  const subject = `duty ${unit.id}`;
  const refusal = useHall((state) => state.commands.refusals[subject]?.error ?? null);
  const [opened] = useState(duty);
  const [crew, setCrew] = useState(opened.crew ?? []);
  const [isOnFoot, setOnFoot] = useState(opened.vehicle === null);
  const [vehicle, setVehicle] = useState(opened.vehicle ?? '');
  const [kind, setKind] = useState<VehicleKind | null>(opened.vehicleKind ?? null);
  const [skills, setSkills] = useState(opened.skills ?? unit.skills);
  const name = vehicle.trim();
  const hasVehicle = !isOnFoot && name !== '';
  const said = saidAnew(
    // Skills that nobody said are the directory's: touching none of them says nothing.
    { ...opened, crew: opened.crew ?? [], skills: opened.skills ?? unit.skills },
    {
      ...{ crew: [...new Set(crew.map((one) => one.trim()).filter((one) => one !== ''))], skills: [...skills] },
      ...(isOnFoot && { vehicle: null }),
      ...(hasVehicle && { vehicle: name, ...(kind !== null && { vehicleKind: kind }) }),
    },
  );
  async function save(): Promise<void> {
    if (await send({ type: 'changeDuty', unitId: unit.id, ...said }, subject)) onDone();
  }
  const skillWords = (skill: string) => t(`skill.${skill}`, { defaultValue: skill });
  return (
    <div className="track-card" role="group" aria-label={t('unitBoard.duty')} data-testid="duty-form">
      <CrewSelect crew={crew} onCrew={setCrew} testId="duty-crew" />
      <Checkbox checked={isOnFoot} onChange={(event) => setOnFoot(event.target.checked)} data-testid="duty-on-foot">
        {t('unitBoard.onFoot')}
      </Checkbox>
      <Input
        value={vehicle}
        maxLength={40}
        disabled={isOnFoot}
        placeholder={unit.vehicle ?? t('roster.vehicle')}
        aria-label={t('roster.vehicle')}
        onChange={(event) => setVehicle(event.target.value)}
      />
      <Select<VehicleKind | null>
        value={kind}
        disabled={!hasVehicle}
        aria-label={t('unitBoard.vehicleKind')}
        options={[null, ...vehicleKinds].map((value) => ({
          value,
          label: value === null ? t('unitBoard.usualKind') : t(`vehicleKind.${value}`),
        }))}
        onChange={setKind}
      />
      <Select<string[]>
        mode="multiple"
        value={[...skills]}
        placeholder={t('unitBoard.skills')}
        aria-label={t('unitBoard.skills')}
        options={[...new Set([...unit.skills, ...(opened.skills ?? [])])].map((value) => ({
          value,
          label: skillWords(value),
        }))}
        onChange={setSkills}
      />
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => dismiss(subject)} />}
      <Button
        type="primary"
        size="small"
        disabled={Object.keys(said).length === 0}
        onClick={() => void save()}
        data-testid="duty-save"
      >
        {t('roster.save')}
      </Button>
    </div>
  );
}
