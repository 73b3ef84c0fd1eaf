import { useTranslation } from 'react-i18next';
import { plotColors, type PlotColor } from '../../../protocol/plot/plot.ts';
import { plotColorValues, type MapTheme } from '../../map/mapPalette.ts';

interface ColorChoiceProps {
  readonly value: PlotColor;
  /** As the map shows them. */
  readonly theme: MapTheme;
  readonly onChange: (color: PlotColor) => void;
}

export function ColorChoice({ value, theme, onChange }: ColorChoiceProps) {
  const { t } = useTranslation();
  return (
    <div className="color-choice" role="radiogroup" aria-label={t('plot.colors')}>
      {plotColors.map((color) => (
        <button
          key={color}
          type="button"
          role="radio"
          aria-checked={color === value}
          aria-label={t(`plot.color.${color}`)}
          title={t(`plot.color.${color}`)}
          style={{ background: plotColorValues[theme][color] }}
          onClick={() => onChange(color)}
        />
      ))}
    </div>
  );
}
