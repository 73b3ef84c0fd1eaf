import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { selectPosition, useHall, useHallStore } from '../../store/index.ts';
import { formatPosition, parsePosition } from './coordinates.ts';
import { SystemChoice } from './SystemChoice.tsx';
import type { MapTools } from './useMapTools.ts';

/** Flies to coordinates that were typed or pasted. */
export function GotoPanel({ tools }: { readonly tools: MapTools }) {
  const { t } = useTranslation();
  const store = useHallStore();
  const centre = useHall((state) => state.directory.directory?.city.centre);
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const { system } = tools.settings;
  const go = () => {
    const position = parsePosition(system, text);
    setIsWrong(position === null);
    if (position !== null) selectPosition(store, position);
  };
  return (
    <>
      <SystemChoice tools={tools} />
      <Input
        size="small"
        autoFocus
        value={text}
        status={isWrong ? 'error' : ''}
        maxLength={80}
        aria-label={t('plot.coordinate')}
        placeholder={t('plot.coordinate')}
        data-testid="goto-text"
        onChange={(event) => {
          setText(event.target.value);
          setIsWrong(false);
        }}
        onPressEnter={go}
      />
      {centre !== undefined && (
        <span className="muted">{t('plot.example', { text: formatPosition(system, centre) })}</span>
      )}
      {isWrong && (
        <span role="alert" className="map-panel-wrong">
          {t('plot.noPlace')}
        </span>
      )}
      <Button size="small" type="primary" onClick={go}>
        {t('plot.go')}
      </Button>
    </>
  );
}
