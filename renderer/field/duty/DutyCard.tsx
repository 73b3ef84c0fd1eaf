import { useTranslation } from 'react-i18next';
import type { FieldDuty } from '../../../protocol/unit/fieldDuty.ts';
import type { UnitDuty } from '../../../protocol/unit/unitDuty.ts';
import { endAfter, shiftNow, type DutyChoice } from './dutyChoice.ts';
import { formatClock } from './formatClock.ts';

interface DutyCardProps {
  readonly duty: FieldDuty | null;
  readonly serverNow: number;
  /** What would be said with one touch, and how to change it. */
  readonly choice: DutyChoice;
  readonly onChange: () => void;
}

/** Off duty: what the start of duty will say, so that one touch is enough when it is right. */
export function DutyCard({ duty, serverNow, choice, onChange }: DutyCardProps) {
  const { t, i18n } = useTranslation();
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
      <SaidWords said={choice} endAt={endAt} clock={clock} />
      <button type="button" data-testid="field-duty-change" onClick={onChange}>
        {t('field.duty.form')} · {t('field.duty.change')}
      </button>
    </section>
  );
}

interface ServingCardProps {
  readonly said: UnitDuty;
  readonly duty: FieldDuty | null;
  readonly serverNow: number;
}

/** On duty: who serves with what, and how long; says when the planned end is over. */
export function ServingCard({ said, duty, serverNow }: ServingCardProps) {
  const { t, i18n } = useTranslation();
  const clock = (at: number) => formatClock(at, serverNow, i18n.language);
  const planned = duty?.shift?.id === said.shiftId ? duty?.shift?.endAt : undefined;
  const endAt = said.endAt ?? planned ?? null;
  const isSaid = (said.crew?.length ?? 0) > 0 || said.vehicle !== undefined || said.skills !== undefined;
  if (!isSaid && endAt === null) return null;
  const isOver = endAt !== null && serverNow >= endAt;
  return (
    <section className="duty-card" aria-label={t('field.duty.form')} data-testid="field-duty-card">
      {isOver && <p className="duty-over">⚠ {t('field.duty.overrun', { time: clock(endAt) })}</p>}
      <SaidWords said={said} endAt={isOver ? null : endAt} clock={clock} />
    </section>
  );
}

interface SaidWordsProps {
  readonly said: {
    readonly crew?: readonly string[];
    readonly vehicle?: string | null;
    readonly skills?: readonly string[] | null;
  };
  readonly endAt: number | null;
  readonly clock: (at: number) => string;
}

function SaidWords({ said: { crew = [], vehicle, skills }, endAt, clock }: SaidWordsProps) {
  const { t } = useTranslation();
  const first = [
    ...(crew.length > 0 ? [crew.join('、')] : []),
    ...(typeof vehicle === 'string' ? [vehicle] : []),
    ...(endAt === null ? [] : [t('field.duty.until', { time: clock(endAt) })]),
  ];
  const able = (skills ?? []).map((skill) => t(`skill.${skill}`, { defaultValue: skill }));
  if (first.length === 0 && able.length === 0) return <p className="muted">{t('field.duty.unsaid')}</p>;
  return (
    <>
      {first.length > 0 && <p className="duty-said">{first.join(' · ')}</p>}
      {able.length > 0 && <p className="muted">{able.join(' · ')}</p>}
    </>
  );
}
