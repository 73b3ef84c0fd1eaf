import { Button, Input, Segmented, Select } from 'antd';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { roadBlockIdSchema } from '../../../protocol/ids.ts';
import type { PlotPoint } from '../../../protocol/plot/plot.ts';
import { isBlockInForce, roadClosures, type RoadBlock } from '../../../protocol/roads/roadBlock.ts';
import { newId } from '../../connection/newId.ts';
import { dayTime } from '../../i18n/dayTime.ts';
import type { GisMap } from '../../map/GisMap.ts';
import { useHall } from '../../store/index.ts';
import { RefusalNotice, useSeat, useServerNow } from '../seat/index.ts';
import './roads.css';

type Form = RoadBlock['form'];

const forms: readonly Form[] = ['line', 'area'];
const hourMs = 3_600_000;
/** How long a closure lasts; 0 until somebody opens it. */
const spansH = [0, 1, 2, 6, 24] as const;
const subject = 'roadBlocks';
const stepMs = 15_000;

/** Closed roads on the map: shown always, listed and drawn on demand. */
export function RoadTools({ map }: { readonly map: GisMap | null }) {
  const { t } = useTranslation();
  const { session } = useSeat();
  const blocks = useHall((state) => state.dispatch.state.roadBlocks);
  const way = useHall((state) => state.shownWay);
  const track = useHall((state) => state.shownTrack);
  const now = Math.floor(useServerNow() / stepMs) * stepMs;
  const [isOpen, setIsOpen] = useState(false);
  const inForce = useMemo(() => Object.values(blocks).filter((block) => isBlockInForce(block, now)), [blocks, now]);
  useEffect(() => map?.overlays.setRoadBlocks(inForce), [map, inForce]);
  useEffect(() => map?.overlays.setWay(way), [map, way]);
  useEffect(() => map?.overlays.setTrack(track), [map, track]);
  const mayBlock = isPermitted(session.role, 'blockRoad');
  if (!mayBlock && inForce.length === 0) return null;
  return (
    <div className="road-tools" data-testid="road-tools">
      <Button size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)} data-testid="roads-open">
        {t('roads.title')} {inForce.length > 0 && <b>{inForce.length}</b>}
      </Button>
      {isOpen && (
        <div className="road-card" role="group" aria-label={t('roads.title')}>
          {mayBlock && <RoadBlockForm map={map} />}
          <RoadBlockList map={map} blocks={inForce} mayOpen={mayBlock} />
        </div>
      )}
    </div>
  );
}

function RoadBlockForm({ map }: { readonly map: GisMap | null }) {
  const { t } = useTranslation();
  const seat = useSeat();
  const now = useServerNow();
  const [reason, setReason] = useState('');
  const [closedTo, setClosedTo] = useState<RoadBlock['closedTo']>('vehicles');
  const [hours, setHours] = useState<number>(0);
  const [drawing, setDrawing] = useState<Form | null>(null);
  const refusal = useHall((state) => state.commands.refusals[subject]?.error ?? null);

  // To whom and how long may still be changed while one draws: what counts is what stands when the drawing ends.
  const block = useEffectEvent((form: Form, points: PlotPoint[]) => {
    setDrawing(null);
    const until = hours === 0 ? null : now + hours * hourMs;
    const roadBlockId = roadBlockIdSchema.parse(newId());
    void seat
      .send(
        { type: 'blockRoad', roadBlockId, block: { form, points, closedTo, reason: reason.trim(), until } },
        subject,
      )
      .then((isDone) => {
        if (isDone) setReason('');
      });
  });
  useEffect(() => {
    if (map === null || drawing === null) return undefined;
    void map.drawing.draw({
      form: drawing === 'area' ? 'polygon' : 'line',
      onFinish: (points) => block(drawing, points),
    });
    return () => map.drawing.stop();
  }, [map, drawing]);

  return (
    <div className="road-form">
      <Input
        size="small"
        value={reason}
        maxLength={120}
        disabled={drawing !== null}
        placeholder={t('roads.reason')}
        aria-label={t('roads.reason')}
        data-testid="road-reason"
        onChange={(event) => setReason(event.target.value)}
      />
      <Segmented
        size="small"
        block
        value={closedTo}
        options={roadClosures.map((value) => ({ value, label: t(`roads.closedTo.${value}`) }))}
        onChange={setClosedTo}
      />
      <Select<number>
        size="small"
        value={hours}
        aria-label={t('roads.span')}
        options={spansH.map((value) => ({
          value,
          label: value === 0 ? t('roads.untilOpened') : t('roads.forHours', { count: value }),
        }))}
        onChange={setHours}
      />
      <div className="road-draw">
        {forms.map((form) => (
          <Button
            key={form}
            size="small"
            type={drawing === form ? 'primary' : 'default'}
            disabled={reason.trim() === ''}
            onClick={() => setDrawing(drawing === form ? null : form)}
            data-testid={`road-draw-${form}`}
          >
            {t(drawing === form ? 'roads.drawing' : `roads.draw.${form}`)}
          </Button>
        ))}
      </div>
      {refusal !== null && <RefusalNotice error={refusal} onDismiss={() => seat.dismiss(subject)} />}
    </div>
  );
}

interface RoadBlockListProps {
  readonly map: GisMap | null;
  readonly blocks: readonly RoadBlock[];
  readonly mayOpen: boolean;
}

function RoadBlockList({ map, blocks, mayOpen }: RoadBlockListProps) {
  const { t, i18n } = useTranslation();
  const seat = useSeat();
  const time = (at: number) => dayTime(at, i18n.language);
  if (blocks.length === 0) return <p className="muted">{t('roads.none')}</p>;
  return (
    <ul className="road-list">
      {blocks.map((block) => (
        <li key={block.id} data-testid="road-block">
          <button
            type="button"
            className="road-where"
            onClick={() => {
              const [lon, lat] = block.points[0] ?? [0, 0];
              map?.flyTo({ lon, lat });
            }}
          >
            <b>{block.reason}</b>
            <span className="muted">
              {t(`roads.closedTo.${block.closedTo}`)} · {block.blockedBy} ·{' '}
              {block.until === null ? t('roads.untilOpened') : t('roads.until', { time: time(block.until) })}
            </span>
          </button>
          {mayOpen && (
            <Button
              size="small"
              onClick={() => void seat.send({ type: 'unblockRoad', roadBlockId: block.id }, subject)}
              data-testid="road-unblock"
            >
              {t('roads.unblock')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
