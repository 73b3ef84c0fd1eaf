import { useState } from 'react';
import type { FieldDuty } from '../../../protocol/unit/fieldDuty.ts';
import type { UnitDuty } from '../../../protocol/unit/unitDuty.ts';
import { useField } from '../FieldContext.ts';
import { DutyChange } from './DutyChange.tsx';
import { endAfter, servingChoice, shiftNow, type DutyChoice } from './dutyChoice.ts';
import { formatClock } from './formatClock.ts';
import { projectDuty } from './projectDuty.ts';
import { useWords } from '../useWords.ts';

interface DutyCardProps {
  readonly duty: FieldDuty | null;
  readonly serverNow: number;
  /** What would be said with one touch, and how to change it. */
  readonly choice: DutyChoice;
  readonly onChange: () => void;
}

/** Off duty: what the start of duty will say, so that one touch is enough when it is right. */
export function DutyCard({ duty, serverNow, choice, onChange }: DutyCardProps) {
  const { t, i18n } = useWords();
  const clock = (at: number) => formatClock(at, serverNow, i18n.language);
  const shift = shiftNow(duty, serverNow);
  const upcoming = duty?.next ?? null;
  const endAt = typeof choice.ends === 'number' ? endAfter(choice.ends, serverNow) : null;
  return (
    <section className="duty-card" aria-label={t('field.duty.form')} data-testid="field-duty-card">
      {shift !== null && <p>{t('field.duty.planned', { from: clock(shift.startAt), to: clock(shift.endAt) })}</p>}
      {shift === null && upcoming !== null && (
        <p className="muted">{t('field.duty.next', { from: clock(upcoming.startAt) })}</p>
      )}
      <SaidWords said={choice} endAt={endAt} clock={clock} unsaid={t('field.duty.unsaid')} />
      <button type="button" data-testid="field-duty-change" onClick={onChange}>
        {t('field.duty.form')} · {t('field.duty.change')}
      </button>
    </section>
  );
}

interface ServingCardProps {
  readonly serving: UnitDuty;
  readonly duty: FieldDuty | null;
  readonly serverNow: number;
}

/** On duty: who serves with what, and how long, and how to say it anew; says when the planned end is over. */
export function ServingCard({ serving, duty, serverNow }: ServingCardProps) {
  const { t, i18n } = useWords();
  const [isChanging, setChanging] = useState(false);
  const acts = useField((state) => state.acts);
  const { duty: said, isWaiting } = projectDuty(serving, acts);
  const clock = (at: number) => formatClock(at, serverNow, i18n.language);
  const planned = duty?.shift?.id === said.shiftId ? duty?.shift?.endAt : undefined;
  const endAt = said.endAt ?? planned ?? null;
  const isOver = endAt !== null && serverNow >= endAt;
  return (
    <section className="duty-card" aria-label={t('field.duty.form')} data-testid="field-duty-card">
      {isOver && <p className="duty-over">⚠ {t('field.duty.overrun', { time: clock(endAt) })}</p>}
      <SaidWords
        said={servingChoice(said, null)}
        endAt={isOver ? null : endAt}
        clock={clock}
        unsaid={t('field.duty.unsaidOn')}
      />
      {isWaiting && <p className="muted">↑ {t('field.pending.inLine', { verb: t('field.act.changeDuty') })}</p>}
      {!isWaiting && said.changed !== undefined && (
        <p className="muted">{t('field.duty.changed', { by: said.changed.by, time: clock(said.changed.at) })}</p>
      )}
      <button type="button" data-testid="field-duty-change" onClick={() => setChanging(true)}>
        {t('field.duty.form')} · {t('field.duty.change')}
      </button>
      {isChanging && <DutyChange serving={serving} onClose={() => setChanging(false)} />}
    </section>
  );
}

interface SaidWordsProps {
  readonly said: Pick<DutyChoice, 'crew' | 'vehicle' | 'skills'>;
  readonly endAt: number | null;
  readonly clock: (at: number) => string;
  readonly unsaid: string;
}

function SaidWords({ said: { crew, vehicle, skills }, endAt, clock, unsaid }: SaidWordsProps) {
  const { t } = useWords();
  const kind = typeof vehicle === 'object' && vehicle?.kind ? t(`vehicleKind.${vehicle.kind}`) : null;
  const first = [
    ...(crew.length > 0 ? [crew.join('、')] : []),
    ...(vehicle === 'foot' ? [t('field.duty.onFoot')] : []),
    ...(typeof vehicle === 'object' && vehicle !== null ? [vehicle.name] : []),
    ...(kind === null ? [] : [kind]),
    ...(endAt === null ? [] : [t('field.duty.until', { time: clock(endAt) })]),
  ];
  const able = (skills ?? []).map((skill) => t(`skill.${skill}`, { defaultValue: skill }));
  if (first.length === 0 && able.length === 0) return <p className="muted">{unsaid}</p>;
  return (
    <>
      {first.length > 0 && <p className="duty-said">{first.join(' · ')}</p>}
      {able.length > 0 && <p className="muted">{able.join(' · ')}</p>}
    </>
  );
}
