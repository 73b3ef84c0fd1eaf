import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../../protocol/access/permissions.ts';
import { mainWallId } from '../../../protocol/wall/wall.ts';
import { wallLayouts, type NamedLayout } from '../../../protocol/wall/wallLayout.ts';
import { useHall } from '../../store/index.ts';
import { useOpenWall } from '../desktop/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { CarryLine } from './CarryLine.tsx';
import { LastChange } from './LastChange.tsx';
import { MiniGrid } from './MiniGrid.tsx';
import { useWallDesk } from './useWallDesk.ts';
import { WallDesk } from './WallDesk.tsx';
import { WallDriverLine } from './WallDriverLine.tsx';
import { WallSourceLine } from './WallSourceLine.tsx';
import { wallTitle } from './wallTitle.ts';
import './walls.css';

/** One wall in small, any of them: which picture is where and who put it there; drop cameras on it. */
export function WallMiniature() {
  const { t } = useTranslation();
  const { session } = useSeat();
  const openWall = useOpenWall();
  const { send, refusal, dismiss } = useWallDesk();
  const walls = useHall((state) => state.dispatch.state.walls);
  const carried = useHall((state) => state.carried);
  const [chosen, setChosen] = useState<{ wallId: string; display: number }>({ wallId: mainWallId, display: 0 });
  const [isDeskOpen, setIsDeskOpen] = useState(false);
  const wall = walls[chosen.wallId] ?? walls[mainWallId];
  const display = Math.min(chosen.display, (wall?.displayCount ?? 1) - 1);
  const shown = wall?.displays[display];
  if (wall === undefined || shown === undefined) return null;
  const mayChange = isPermitted(session.role, 'setWallLayout');
  const windows = Object.values(walls).flatMap((one) =>
    Array.from({ length: one.displayCount }, (_, index) => ({
      value: `${one.id}/${index}`,
      label: one.displayCount === 1 ? wallTitle(t, one) : `${wallTitle(t, one)} ${index + 1}`,
    })),
  );
  const layouts: { value: NamedLayout | 'free'; label: string }[] = wallLayouts.map((value) => ({
    value,
    label: String(value),
  }));
  if (typeof shown.layout !== 'number') layouts.push({ value: 'free', label: t('walls.freeLayout') });
  return (
    <section className="wall-mini" aria-label={t('wallMini.title')} data-testid="wall-mini">
      <header>
        <Select
          size="small"
          className="wall-choice"
          value={`${wall.id}/${display}`}
          options={windows}
          onChange={(value) => {
            const [wallId = mainWallId, index = '0'] = value.split('/');
            setChosen({ wallId, display: Number(index) });
          }}
          aria-label={t('wallMini.title')}
          data-testid="wall-choice"
        />
        <Select<NamedLayout | 'free'>
          size="small"
          disabled={!mayChange}
          value={typeof shown.layout === 'number' ? shown.layout : 'free'}
          options={layouts}
          onChange={(layout) => {
            if (layout === 'free') return;
            void send({ type: 'setWallLayout', wallId: wall.id, display, layout, expect: shown.version });
          }}
          aria-label={t('wallMini.layout')}
          data-testid="wall-layout"
        />
        <Button size="small" onClick={() => setIsDeskOpen(true)} data-testid="wall-desk">
          {t('walls.desk')}
        </Button>
        <Button
          size="small"
          title={t('wallMini.open')}
          aria-label={t('wallMini.open')}
          onClick={() => openWall(wall.id, display)}
          data-testid="wall-open"
        >
          ↗
        </Button>
      </header>
      {refusal !== null && !isDeskOpen && <RefusalNotice error={refusal} onDismiss={dismiss} />}
      <MiniGrid wall={wall} display={display} send={mayChange ? send : null} />
      {carried === null || !mayChange ? <LastChange wall={wall} /> : <CarryLine carried={carried} />}
      <WallSourceLine wall={wall} display={display} send={send} />
      <WallDriverLine wall={wall} send={send} />
      {isDeskOpen && (
        <WallDesk
          wall={wall}
          display={display}
          onChoose={(wallId, index) => setChosen({ wallId, display: index })}
          onClose={() => setIsDeskOpen(false)}
        />
      )}
    </section>
  );
}
