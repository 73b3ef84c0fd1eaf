import { Empty, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { selectIncident, selectUnit, unitRows, useHall, useHallStore, type UnitRow } from '../../store/index.ts';
import { Age } from '../seat/index.ts';
import { writeTileDrag } from '../tile/index.ts';
import { useUnitName } from './useUnitName.ts';
import './units.css';

type Shown = 'onDuty' | 'busy' | 'all';

/** A position is reported each second while on duty; after this it is shown as stale. */
const positionStaleAfterMs = 30_000;

export function UnitBoard() {
  const { t } = useTranslation();
  const store = useHallStore();
  const units = useHall((state) => state.directory.units);
  const phase = useHall((state) => state.directory.phase);
  const hall = useHall((state) => state.dispatch.state);
  const positions = useHall((state) => state.unitPositions);
  const selectedId = useHall((state) => state.selection.unitId);
  const [shown, setShown] = useState<Shown>('onDuty');
  const rows = useMemo(() => unitRows(units, hall, positions), [units, hall, positions]);
  const byFilter: Record<Shown, UnitRow[]> = {
    busy: rows.filter(({ active }) => active.length > 0),
    onDuty: rows.filter(({ status }) => status !== 'offDuty'),
    all: rows,
  };
  const list = byFilter[shown];
  return (
    <section className="panel unit-board" aria-label={t('units.title')}>
      <header className="panel-head">
        <h2>{t('units.title')}</h2>
        <Segmented<Shown>
          size="small"
          value={shown}
          options={(['onDuty', 'busy', 'all'] as const).map((value) => ({
            value,
            label: `${t(`units.${value}`)} ${byFilter[value].length}`,
          }))}
          onChange={setShown}
        />
      </header>
      <div className="panel-body">
        {phase === 'loading' && <Skeleton active title={false} paragraph={{ rows: 5 }} className="panel-pad" />}
        {phase === 'failed' && <p className="panel-pad muted">{t('units.failed')}</p>}
        {phase === 'ready' && list.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(`units.empty.${shown}`)} />
        )}
        <div className="unit-list">
          {list.map((row) => (
            <UnitLine
              key={row.unit.id}
              row={row}
              isSelected={row.unit.id === selectedId}
              onSelect={() => {
                selectUnit(store, row.unit.id);
                const busy = row.active[0];
                if (busy !== undefined) selectIncident(store, busy.incident.id);
              }}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

interface UnitLineProps {
  readonly row: UnitRow;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}

function UnitLine({ row: { unit, status, active, position }, isSelected, onSelect }: UnitLineProps) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const vehicle = unit.vehicleKind === undefined ? unit.vehicle : t(`vehicleKind.${unit.vehicleKind}`);
  return (
    <button
      type="button"
      className="unit-row"
      data-status={status}
      data-testid="unit-row"
      data-unit={unit.id}
      aria-pressed={isSelected}
      onClick={onSelect}
      draggable
      onDragStart={(event) => writeTileDrag(event.dataTransfer, { kind: 'unitVideo', unitId: unit.id })}
    >
      <span className="unit-status" data-status={status}>
        {t(`unitStatus.${status}`)}
      </span>
      <b className="unit-name">{unitName(unit.id)}</b>
      <span className="unit-skills">
        {vehicle !== null && <b>{vehicle}</b>}{' '}
        {unit.skills.map((skill) => t(`skill.${skill}`, { defaultValue: skill })).join(' · ')}
      </span>
      <span className="unit-where">
        {active[0] !== undefined && <b>#{active[0].incident.number}</b>}
        {position !== null && <Age at={position.at} staleAfterMs={positionStaleAfterMs} />}
      </span>
    </button>
  );
}
