import { useTranslation } from 'react-i18next';
import { presentUnit } from '../../../protocol/unit/presentUnit.ts';
import type { UnitDuty } from '../../../protocol/unit/unitDuty.ts';
import type { UnitRow } from '../../store/index.ts';
import { Age, runningClock, useNearTime, useServerNow } from '../seat/index.ts';
import { writeTileDrag } from '../tile/index.ts';
import { positionFreshness } from './positionFreshness.ts';
import { useUnitName } from './useUnitName.ts';

interface UnitLineProps {
  readonly row: UnitRow;
  readonly duty: UnitDuty | undefined;
  readonly isLate: boolean;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

const dots = { fresh: '●', ageing: '◐', stale: '○', lost: '?' } as const;

/** One unit: what it does, with whom and what, and where it was last heard, fading as that grows old. */
export function UnitLine({
  row: { unit, status, active, position },
  duty,
  isLate,
  isSelected,
  onSelect,
}: UnitLineProps) {
  const { t } = useTranslation();
  const nearTime = useNearTime();
  const unitName = useUnitName();
  const now = useServerNow();
  const since = duty?.onDuty === true ? duty.since : null;
  const directoryVehicle = unit.vehicleKind === undefined ? unit.vehicle : t(`vehicleKind.${unit.vehicleKind}`);
  const present = presentUnit(unit, duty);
  const otherKind = duty?.vehicleKind === undefined ? '' : ` (${t(`vehicleKind.${duty.vehicleKind}`)})`;
  const vehicle = vehicleWords(duty?.vehicle);
  function vehicleWords(said: string | null | undefined): string | null {
    if (said === undefined) return directoryVehicle;
    return said === null ? t('unitBoard.onFoot') : said + otherKind;
  }
  const freshness = positionFreshness(position?.at ?? null, now, since ?? 0);
  const crew = duty?.crew ?? [];
  const title = [
    ...(since === null ? [] : [t('unitBoard.since', { time: `${nearTime(since)} (${runningClock(now - since)})` })]),
    ...(since === null
      ? []
      : [crew.length === 0 ? t('unitBoard.noCrew') : t('unitBoard.crew', { names: crew.join('、') })]),
    ...(duty?.endAt === undefined ? [] : [t('unitBoard.until', { time: nearTime(duty.endAt) })]),
    ...(duty?.changed === undefined
      ? []
      : [t('unitBoard.changed', { by: duty.changed.by, time: nearTime(duty.changed.at) })]),
    t('unitBoard.load', { count: active.length }),
    t(`unitBoard.${freshness}`),
    ...(position === null ? [] : [`${t('unitBoard.lastSeen')} ${nearTime(position.at)}`]),
  ].join('\n');
  return (
    <button
      type="button"
      className="unit-row"
      data-status={status}
      data-testid="unit-row"
      data-unit={unit.id}
      aria-pressed={isSelected}
      title={title}
      onClick={onSelect}
      draggable
      onDragStart={(event) => writeTileDrag(event.dataTransfer, { kind: 'unitVideo', unitId: unit.id })}
    >
      <span className="unit-status" data-status={isLate ? 'late' : status}>
        {isLate ? t('roster.state.late') : t(`unitStatus.${status}`)}
      </span>
      <b className="unit-name">{unitName(unit.id)}</b>
      <span className="unit-skills">
        {vehicle !== null && <b>{vehicle}</b>}{' '}
        {present.skills.map((skill) => t(`skill.${skill}`, { defaultValue: skill })).join(' · ')}
      </span>
      <span className="unit-where" data-freshness={since === null ? 'off' : freshness}>
        {active[0] !== undefined && (
          <b>
            #{active[0].incident.number}
            {active.length > 1 && ` +${active.length - 1}`}
          </b>
        )}
        {since !== null && (
          <span aria-label={t(`unitBoard.${freshness}`)} role="img">
            {dots[freshness]}
          </span>
        )}
        {position !== null && since !== null && <Age at={position.at} />}
      </span>
      {isSelected && since !== null && (
        <span className="unit-more">
          {t('unitBoard.since', { time: runningClock(now - since) })} ·{' '}
          {crew.length === 0 ? t('unitBoard.noCrew') : t('unitBoard.crew', { names: crew.join('、') })} ·{' '}
          {duty?.endAt !== undefined && `${t('unitBoard.until', { time: nearTime(duty.endAt) })} · `}
          {duty?.changed !== undefined &&
            `${t('unitBoard.changed', { by: duty.changed.by, time: nearTime(duty.changed.at) })} · `}
          {t('unitBoard.load', { count: active.length })} · {t(`unitBoard.${freshness}`)}
        </span>
      )}
    </button>
  );
}
