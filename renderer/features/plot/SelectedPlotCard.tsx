import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHall } from '../../store/index.ts';
import { useNearTime } from '../seat/index.ts';
import { ColorChoice } from './ColorChoice.tsx';
import { measure, measureWords } from './measurement.ts';
import type { PlotHistory } from './PlotHistory.ts';
import { plotSubject } from './PlotHistory.ts';
import { PlotRefusal } from './PlotRefusal.tsx';
import type { MapTools } from './useMapTools.ts';

interface SelectedPlotCardProps {
  readonly tools: MapTools;
  readonly history: PlotHistory;
  readonly mayPlot: boolean;
}

/** The selected plot: whose it is, its words and colour, and the verbs. */
export function SelectedPlotCard({ tools, history, mayPlot }: SelectedPlotCardProps) {
  const { t } = useTranslation();
  const nearTime = useNearTime();
  const plot = useHall((state) => (tools.plotId === null ? undefined : state.dispatch.state.plots[tools.plotId]));
  const incident = useHall((state) =>
    plot?.incidentId == null ? undefined : state.dispatch.state.incidents[plot.incidentId],
  );
  const isPending = useHall((state) =>
    Object.values(state.commands.pending).some((one) => one.subject === plotSubject),
  );
  const [label, setLabel] = useState<string | null>(null);
  if (plot === undefined) return null;
  const { kind, points } = plot;
  const size =
    kind === 'line' || kind === 'arrow'
      ? 'distance'
      : kind === 'polygon'
        ? 'area'
        : kind === 'circle'
          ? 'radius'
          : null;
  const saveLabel = () => {
    const words = label?.trim();
    setLabel(null);
    if (words !== undefined && words !== plot.label) void history.change(plot, { label: words });
  };
  return (
    <section className="plot-card" data-testid="plot-selected">
      <header>
        <b>{t(`plot.kind.${kind}`)}</b>
        {size !== null && (
          <span className="muted">
            {size === 'radius' && 'r '}
            {measureWords(
              size === 'area' ? 'area' : 'distance',
              measure(size === 'area' ? 'area' : 'distance', points),
            )}
          </span>
        )}
        <span className="muted">
          {incident === undefined ? t('plot.forHall') : t('plot.ofIncident', { number: incident.number })} ·{' '}
          {plot.version === 1
            ? t('plot.drawnBy', { name: plot.drawnBy })
            : t('plot.changedBy', { name: plot.changedBy, time: nearTime(plot.changedAt) })}
        </span>
      </header>
      {mayPlot && (
        <div className="plot-card-verbs">
          <Input
            size="small"
            value={label ?? plot.label}
            maxLength={60}
            placeholder={t('plot.label')}
            aria-label={t('plot.label')}
            data-testid="plot-label"
            onChange={(event) => setLabel(event.target.value)}
            onBlur={saveLabel}
            onPressEnter={saveLabel}
          />
          <ColorChoice
            theme={tools.settings.theme}
            value={plot.color}
            onChange={(color) => void history.change(plot, { color })}
          />
          <Button
            size="small"
            danger
            disabled={isPending}
            data-testid="plot-remove"
            onClick={() => {
              void history.remove(plot).then((isGone) => {
                if (isGone) tools.selectPlot(null);
              });
            }}
          >
            {t('plot.remove')}
          </Button>
          <Button size="small" type="primary" onClick={() => tools.selectPlot(null)} data-testid="plot-done">
            {t('plot.done')}
          </Button>
        </div>
      )}
      <span className="muted">{mayPlot ? t('plot.edit') : t('plot.mayNot')}</span>
      <PlotRefusal />
    </section>
  );
}
