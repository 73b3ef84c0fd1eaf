import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { legs, measure, measureWords } from './measurement.ts';
import type { Measurement } from './PlotLayer.tsx';

interface MeasureCardProps {
  readonly measurement: Measurement;
  readonly onClear: () => void;
}

/** What was measured; nothing of it leaves this seat. */
export function MeasureCard({ measurement: { kind, points }, onClear }: MeasureCardProps) {
  const { t } = useTranslation();
  const around = kind === 'area' && points.length > 2 ? [...points, ...points.slice(0, 1)] : points;
  const lengths = legs(around);
  const lengthM = lengths.reduce((sum, leg) => sum + leg, 0);
  return (
    <section className="plot-card" data-testid="measurement">
      <header>
        <b>{t(`plot.measure.${kind}`)}</b>
        <strong className="measure-result" data-testid="measure-result">
          {measureWords(kind, measure(kind, points))}
        </strong>
        <span className="muted">
          {t('plot.legs', { count: lengths.length })}
          {kind === 'area' && ` · ${measureWords('distance', lengthM)}`}
        </span>
        <Button size="small" onClick={onClear}>
          {t('plot.clear')}
        </Button>
      </header>
    </section>
  );
}
