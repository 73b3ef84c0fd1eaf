import type { TFunction } from 'i18next';
import type { UnitNeed } from '../../../protocol/plan/unitNeed.ts';
import type { AdviceWhy } from '../../../protocol/unit/unitAdvice.ts';

/** Reasons that speak against a unit, shown as warnings. */
const against: readonly AdviceWhy['reason'][] = [
  'otherKind',
  'lacksSkill',
  'lacksVehicle',
  'otherAgency',
  'busy',
  'noRoad',
  'stalePosition',
  'homeOnly',
  'justBack',
  'longDuty',
];

export function isAgainst({ reason }: AdviceWhy): boolean {
  return against.includes(reason);
}

export function whyWords(t: TFunction, { reason, value }: AdviceWhy): string {
  const named =
    reason === 'hasSkill'
      ? t(`skill.${value ?? ''}`, { defaultValue: String(value) })
      : reason === 'hasVehicle'
        ? t(`vehicleKind.${value ?? ''}`, { defaultValue: String(value) })
        : typeof value === 'number'
          ? reason === 'busy'
            ? String(value)
            : durationWords(t, value)
          : '';
  return t(`roads.why.${reason}`, { value: named });
}

/** `3 分 20 秒`, from an hour on without the seconds. */
export function durationWords(t: TFunction, seconds: number): string {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  if (minutes < 1) return t('roads.seconds', { seconds: whole });
  if (minutes < 60) return t('roads.minutes', { minutes, seconds: whole % 60 });
  return t('roads.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** What is needed, in words: `举高消防车`, `消防 · 破拆`. */
export function needWords(t: TFunction, need: UnitNeed, agencyName: (agencyId: string) => string): string {
  return [
    need.kind === undefined ? '' : t(`unitKind.${need.kind}`),
    need.vehicleKind === undefined ? '' : t(`vehicleKind.${need.vehicleKind}`),
    need.skill === undefined ? '' : t(`skill.${need.skill}`, { defaultValue: need.skill }),
    need.agencyId === undefined ? '' : agencyName(need.agencyId),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
