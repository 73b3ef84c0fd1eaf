import { Button, Checkbox, Segmented, Slider } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayTime } from '../../i18n/dayTime.ts';
import { reportedAt, useHall } from '../../store/index.ts';
import { useServerNow } from '../seat/index.ts';
import { heatPoints } from './heatPoints.ts';
import { mapLayers } from './mapSettings.ts';
import type { MapTools } from './useMapTools.ts';

const hourMs = 3_600_000;
const spans = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs, month: 30 * 24 * hourMs } as const;
const names = Object.keys(spans) as (keyof typeof spans)[];
const playSteps = 60;
const playStepMs = 400;

/** Chooses the span of time whose incidents glow, and moves it through all that is known. */
export function HeatPanel({ tools }: { readonly tools: MapTools }) {
  const { t, i18n } = useTranslation();
  const { heat, setHeat, change, shows } = tools;
  const all = useHall((state) => state.dispatch.state.incidents);
  const now = useServerNow();
  const [isPlaying, setIsPlaying] = useState(false);
  const incidents = Object.values(all);
  const first = incidents.reduce((earliest, incident) => Math.min(earliest, reportedAt(incident)), now - heat.lengthMs);
  const end = heat.endAt ?? now;
  const count = heatPoints(incidents, { from: end - heat.lengthMs, to: end }).length;

  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => {
      const step = (now - first) / playSteps;
      setHeat((before) => {
        const next = (before.endAt ?? first) + step;
        return { ...before, endAt: next >= now ? null : next };
      });
    }, playStepMs);
    return () => clearInterval(timer);
  }, [isPlaying, first, now, setHeat]);
  // Arrived at the present: nothing is left to play.
  if (isPlaying && heat.endAt === null) setIsPlaying(false);

  const time = (at: number) => dayTime(at, i18n.language);
  return (
    <>
      <Checkbox
        checked={shows('heat')}
        onChange={() => change({ layers: mapLayers.filter((one) => shows(one) !== (one === 'heat')) })}
      >
        {t('plot.layer.heat')}
      </Checkbox>
      <span className="muted">{t('plot.heatLength')}</span>
      <Segmented
        size="small"
        value={names.find((name) => spans[name] === heat.lengthMs) ?? 'day'}
        options={names.map((name) => ({ value: name, label: t(`plot.heatSpan.${name}`) }))}
        onChange={(name) => setHeat({ ...heat, lengthMs: spans[name] })}
      />
      <span className="muted">
        {t('plot.heatEnd')} {heat.endAt === null ? t('plot.heatNow') : time(heat.endAt)}
      </span>
      <Slider
        min={first}
        max={now}
        step={60_000}
        value={end}
        tooltip={{ formatter: (at) => (at === undefined ? '' : time(at)) }}
        onChange={(at) => setHeat({ ...heat, endAt: at >= now - 60_000 ? null : at })}
      />
      <div className="map-panel-row">
        <Button
          size="small"
          onClick={() => {
            if (!isPlaying && heat.endAt === null) setHeat({ ...heat, endAt: first });
            setIsPlaying(!isPlaying);
          }}
        >
          {isPlaying ? t('plot.heatPause') : t('plot.heatPlay')}
        </Button>
        <b>{t('plot.heatCount', { count })}</b>
      </div>
    </>
  );
}
