import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullTime } from '../../i18n/fullTime.ts';
import { plotColorValues } from '../../map/mapPalette.ts';
import { serverNow, useHall, useHallStore } from '../../store/index.ts';
import { useSeat } from '../seat/index.ts';
import { exportMap, type ExportFormat } from './exportMap.ts';
import { plotMarks } from './plotMarks.ts';
import type { MapTools } from './useMapTools.ts';

/** How long a saved file's address is kept for the browser to take it, milliseconds. */
const keptMs = 60_000;

/** Makes a sheet of what the map shows: title, time, scale, legend. */
export function ExportPanel({ tools }: { readonly tools: MapTools }) {
  const { t, i18n } = useTranslation();
  const { session } = useSeat();
  const store = useHallStore();
  const city = useHall((state) => state.directory.directory?.city.name);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const [title, setTitle] = useState(() => t('plot.defaultTitle', { city: city?.[language] ?? '' }));
  const [hasLegend, setHasLegend] = useState(true);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function save(format: ExportFormat): Promise<void> {
    const { map } = tools;
    if (map === null) return;
    setIsBusy(true);
    setFailure(null);
    try {
      const state = store.getState();
      const time = fullTime(serverNow(state), i18n.language);
      const { plots, incidents } = state.dispatch.state;
      const shown = tools.shows('plots')
        ? plotMarks({ plots, incidents, incidentId: state.selection.incidentId, plotId: null })
        : [];
      const legend = shown.map(({ kind, color, label }) => ({
        kind,
        color: plotColorValues[tools.settings.theme][color],
        words: label || t(`plot.kind.${kind}`),
      }));
      const blob = await exportMap(map, format, {
        title,
        byLine: t('plot.madeBy', { name: session.name, time }),
        northWord: t('plot.north'),
        legendTitle: t('plot.legend'),
        legend: hasLegend ? legend : [],
      });
      offer(blob, `${title.replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}.${format}`);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setIsBusy(false);
    }
  }
  return (
    <>
      <Input
        size="small"
        value={title}
        maxLength={60}
        aria-label={t('plot.title')}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Checkbox checked={hasLegend} onChange={(event) => setHasLegend(event.target.checked)}>
        {t('plot.legend')}
      </Checkbox>
      <div className="map-panel-row">
        <Button size="small" disabled={isBusy} onClick={() => void save('png')} data-testid="export-png">
          {t('plot.png')}
        </Button>
        <Button size="small" disabled={isBusy} onClick={() => void save('pdf')} data-testid="export-pdf">
          {t('plot.pdf')}
        </Button>
      </div>
      {isBusy && <span role="status">{t('plot.exporting')}</span>}
      {failure !== null && (
        <span role="alert" className="map-panel-wrong">
          {t('plot.exportFailed', { why: failure })}
        </span>
      )}
    </>
  );
}

function offer(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
