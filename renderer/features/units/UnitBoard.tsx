import { Button, Empty, Segmented, Select, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { createAreaTree } from '../../../protocol/area/areaTree.ts';
import type { AgencyId, AreaId } from '../../../protocol/ids.ts';
import { lateShifts } from '../../../protocol/roster/shiftState.ts';
import { selectIncident, selectUnit, unitRows, useHall, useHallStore, type UnitRow } from '../../store/index.ts';
import { useSeat, useServerNow } from '../seat/index.ts';
import { DutyControl } from './DutyControl.tsx';
import { RosterDrawer } from './RosterDrawer.tsx';
import { TrackControl } from './TrackControl.tsx';
import { UnitLine } from './UnitLine.tsx';
import './units.css';

type Shown = 'onDuty' | 'busy' | 'all';

/** Ages count each second in their own rows; what is late needs no more than this. */
const beatMs = 10_000;

/** The status board: who is on duty, since when, with what, on how many jobs, and how surely we know where. */
export function UnitBoard() {
  const { t, i18n } = useTranslation();
  const store = useHallStore();
  const { session } = useSeat();
  const units = useHall((state) => state.directory.units);
  const directory = useHall((state) => state.directory.directory);
  const phase = useHall((state) => state.directory.phase);
  const hall = useHall((state) => state.dispatch.state);
  const positions = useHall((state) => state.unitPositions);
  const selectedId = useHall((state) => state.selection.unitId);
  const [shown, setShown] = useState<Shown>('onDuty');
  const [agencyId, setAgencyId] = useState<AgencyId | null>(null);
  const [areaId, setAreaId] = useState<AreaId | null>(null);
  const [hasFilters, setHasFilters] = useState(false);
  const [isRosterOpen, setRosterOpen] = useState(false);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const beat = Math.floor(useServerNow() / beatMs) * beatMs;
  const late = useMemo(() => lateShifts(hall.shifts, beat), [hall.shifts, beat]);
  const tree = useMemo(() => createAreaTree(directory?.areas ?? []), [directory]);
  const rows = useMemo(() => unitRows(units, hall, positions), [units, hall, positions]);
  const chosen = rows.filter(
    ({ unit }) =>
      (agencyId === null || unit.agencyId === agencyId) && (areaId === null || tree.isWithin(unit.areaId, areaId)),
  );
  const byFilter: Record<Shown, UnitRow[]> = {
    busy: chosen.filter(({ active }) => active.length > 0),
    onDuty: chosen.filter(({ status }) => status !== 'offDuty'),
    all: chosen,
  };
  const list = byFilter[shown];
  const selected = rows.find(({ unit }) => unit.id === selectedId);
  const selectedDuty = selected === undefined ? undefined : hall.units[selected.unit.id];
  const mayTrack = isPermitted(session.role, 'readTrack');
  return (
    <section className="panel unit-board" aria-label={t('units.title')}>
      <header className="panel-head">
        <Segmented<Shown>
          size="small"
          value={shown}
          options={(['onDuty', 'busy', 'all'] as const).map((value) => ({
            value,
            label: `${t(`units.${value}`)} ${byFilter[value].length}`,
          }))}
          onChange={setShown}
        />
        <span className="unit-tools">
          {selected !== undefined && selectedDuty?.onDuty === true && isPermitted(session.role, 'changeDuty') && (
            <DutyControl key={selected.unit.id} unit={selected.unit} duty={selectedDuty} />
          )}
          {mayTrack && selected !== undefined && <TrackControl key={selected.unit.id} unitId={selected.unit.id} />}
          <Button
            size="small"
            type={agencyId === null && areaId === null ? 'text' : 'primary'}
            aria-expanded={hasFilters}
            aria-label={`${t('unitBoard.agency')} ${t('unitBoard.area')}`}
            onClick={() => setHasFilters(!hasFilters)}
            data-testid="unit-filters"
          >
            ▾
          </Button>
          <Button size="small" danger={late.length > 0} onClick={() => setRosterOpen(true)} data-testid="roster-open">
            {late.length > 0 ? `▲ ${t('unitBoard.late', { count: late.length })}` : t('roster.open')}
          </Button>
        </span>
      </header>
      {hasFilters && (
        <div className="unit-filters">
          <Select<AgencyId | null>
            size="small"
            value={agencyId}
            aria-label={t('unitBoard.agency')}
            options={[
              { value: null, label: t('unitBoard.anyAgency') },
              ...(directory?.agencies ?? []).map(({ id, name }) => ({ value: id, label: name[language] })),
            ]}
            onChange={setAgencyId}
          />
          <Select<AreaId | null>
            size="small"
            showSearch={{ optionFilterProp: 'label' }}
            value={areaId}
            aria-label={t('unitBoard.area')}
            options={[
              { value: null, label: t('unitBoard.anyArea') },
              ...(directory?.areas ?? []).map(({ id, name }) => ({ value: id, label: name[language] })),
            ]}
            onChange={setAreaId}
          />
        </div>
      )}
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
              duty={hall.units[row.unit.id]}
              isLate={late.some(({ unitId }) => unitId === row.unit.id)}
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
      {isRosterOpen && <RosterDrawer onClose={() => setRosterOpen(false)} />}
    </section>
  );
}
