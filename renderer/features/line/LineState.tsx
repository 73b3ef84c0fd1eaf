import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHall, useHallStore } from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { compareWithServer, type Comparison } from './compareWithServer.ts';

type Shown = { readonly is: 'comparing' | 'busy' } | { readonly is: 'compared'; readonly comparison: Comparison };

/** The line in one word; a click compares what this seat shows with what the server has. */
export function LineState() {
  const { t } = useTranslation();
  const store = useHallStore();
  const { readCode } = useSeat();
  const line = useHall((state) => state.connection.line);
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  async function compare(): Promise<void> {
    setShown({ is: 'comparing' });
    setProblem(null);
    try {
      const comparison = await compareWithServer({ readCode, readState: () => store.getState().dispatch.state });
      setShown(comparison === null ? { is: 'busy' } : { is: 'compared', comparison });
    } catch (error) {
      setShown(null);
      setProblem(error);
    }
  }
  const words = (
    <div className="line-code" data-testid="line-code">
      {problem !== null && <RefusalNotice error={problem} onDismiss={() => setProblem(null)} />}
      {shown?.is === 'comparing' && <p role="status">{t('sameness.comparing')}</p>}
      {shown?.is === 'busy' && <p role="status">{t('sameness.busy')}</p>}
      {shown?.is === 'compared' && (
        <p role="status" data-same={shown.comparison.isSame} data-seq={shown.comparison.seq}>
          {t(shown.comparison.isSame ? 'sameness.same' : 'sameness.different', { ...shown.comparison })}
        </p>
      )}
      <Button size="small" onClick={() => void compare()} disabled={line !== 'online' || shown?.is === 'comparing'}>
        {t('sameness.compare')}
      </Button>
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('sameness.title')}
      content={words}
      onOpenChange={(isOpen) => {
        if (isOpen && line === 'online') void compare();
        else setShown(null);
      }}
    >
      <button type="button" className="line-state" data-line={line} data-testid="line-state">
        <span role="status">{t(`connection.${line}`)}</span>
      </button>
    </Popover>
  );
}
