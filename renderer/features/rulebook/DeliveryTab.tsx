import { InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DeliveryLadder } from '../../../protocol/rulebook/rulebook.ts';
import type { BookTabProps } from './BookTab.ts';

/** What is done for an order nobody answers and a unit nobody hears of. */
export function DeliveryTab({ book, onChange }: BookTabProps) {
  const { t } = useTranslation();
  const { ladder, welfare } = book;
  const climb = (change: Partial<DeliveryLadder>) => onChange({ ladder: { ...ladder, ...change } });
  const care = (change: Partial<typeof welfare>) => onChange({ welfare: { ...welfare, ...change } });
  return (
    <div className="rulebook-form">
      <h3>{t('rulebook.ladder')}</h3>
      <Seconds words={t('rulebook.realert')} value={ladder.realertS} onChange={(realertS) => climb({ realertS })} />
      <Seconds words={t('rulebook.warn')} value={ladder.warnS} onChange={(warnS) => climb({ warnS })} />
      <Seconds words={t('rulebook.next')} value={ladder.nextS} onChange={(nextS) => climb({ nextS })} />
      <label>
        {t('rulebook.nextMeans')}
        <Select<DeliveryLadder['next']>
          value={ladder.next}
          options={(['nextUnit', 'propose', 'voice', 'none'] as const).map((value) => ({
            value,
            label: t(`rulebook.nextHow.${value}`),
          }))}
          onChange={(next) => climb({ next })}
        />
      </label>
      <h3>{t('rulebook.welfare')}</h3>
      <label>
        {t('rulebook.welfareOn')}
        <Switch checked={welfare.isOn} onChange={(isOn) => care({ isOn })} />
      </label>
      <Seconds words={t('rulebook.every')} value={welfare.everyS} onChange={(everyS) => care({ everyS })} />
      <Seconds words={t('rulebook.answer')} value={welfare.answerS} onChange={(answerS) => care({ answerS })} />
      <Seconds words={t('rulebook.second')} value={welfare.secondS} onChange={(secondS) => care({ secondS })} />
      <h3>{t('rulebook.tabs.deadlines')}</h3>
      <Seconds
        words={t('rulebook.handOff')}
        value={book.handOffAnswerS}
        onChange={(handOffAnswerS) => onChange({ handOffAnswerS })}
      />
      <label>
        {t('rulebook.parking')}
        <Switch
          checked={book.doesParkingStopWhole}
          onChange={(doesParkingStopWhole) => onChange({ doesParkingStopWhole })}
        />
      </label>
      <Seconds
        words={t('rulebook.amber')}
        value={book.amberPercent}
        onChange={(amberPercent) => onChange({ amberPercent })}
      />
    </div>
  );
}

interface SecondsProps {
  readonly words: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Seconds({ words, value, onChange }: SecondsProps) {
  return (
    <label>
      {words}
      <InputNumber min={1} value={value} onChange={(next) => onChange(next ?? value)} />
    </label>
  );
}
