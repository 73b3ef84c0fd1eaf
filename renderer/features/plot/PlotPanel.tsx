import { Button, Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { plotKinds } from '../../../protocol/plot/plot.ts';
import { useHall } from '../../store/index.ts';
import { ColorChoice } from './ColorChoice.tsx';
import type { PlotHistory } from './PlotHistory.ts';
import { PlotRefusal } from './PlotRefusal.tsx';
import { ToolIcon } from './ToolIcon.tsx';
import type { MapTools } from './useMapTools.ts';

interface PlotPanelProps {
  readonly tools: MapTools;
  readonly history: PlotHistory;
  readonly mayPlot: boolean;
}

/** Chooses what to plot, its colour, its words and whose it is. */
export function PlotPanel({ tools, history, mayPlot }: PlotPanelProps) {
  const { t } = useTranslation();
  const { tool, setTool, draft, setDraft } = tools;
  const incident = useHall((state) =>
    state.selection.incidentId === null ? undefined : state.dispatch.state.incidents[state.selection.incidentId],
  );
  if (!mayPlot) return <p className="muted">{t('plot.mayNot')}</p>;
  return (
    <>
      <div className="plot-kinds">
        {plotKinds.map((kind) => {
          const isHeld = tool?.do === 'plot' && tool.kind === kind;
          return (
            <button
              key={kind}
              type="button"
              aria-pressed={isHeld}
              data-testid={`plot-kind-${kind}`}
              onClick={() => {
                tools.selectPlot(null);
                setTool(isHeld ? null : { do: 'plot', kind });
              }}
            >
              <ToolIcon name={kind} />
              <span>{t(`plot.kind.${kind}`)}</span>
            </button>
          );
        })}
      </div>
      <ColorChoice
        theme={tools.settings.theme}
        value={draft.color}
        onChange={(color) => setDraft({ ...draft, color })}
      />
      <Input
        size="small"
        value={draft.label}
        maxLength={60}
        placeholder={t('plot.label')}
        aria-label={t('plot.label')}
        data-testid="plot-draft-label"
        onChange={(event) => setDraft({ ...draft, label: event.target.value })}
      />
      {incident === undefined ? (
        <span className="muted">{t('plot.forHall')}</span>
      ) : (
        <Checkbox
          checked={draft.isForIncident}
          onChange={(event) => setDraft({ ...draft, isForIncident: event.target.checked })}
        >
          {t('plot.forIncident', { number: incident.number })}
        </Checkbox>
      )}
      <Button size="small" disabled={!history.canUndo} onClick={() => void history.undo()} data-testid="plot-undo">
        {t('plot.undo')} <kbd>Ctrl Z</kbd>
      </Button>
      <PlotRefusal />
    </>
  );
}
