import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../protocol/geometry/place.ts';
import type { CallOutput } from '../../../protocol/wire/allCalls.ts';
import { useHall } from '../../store/index.ts';
import { RefusalNotice, useSeat } from '../seat/index.ts';
import { leftOutWords } from './leftOutWords.ts';
import './linkage.css';

interface WhyNotChosenProps {
  readonly place: Place;
  readonly radiusM: number;
}

/** 为什么没选: asked anew each time it is opened, since cameras are taken, given back and lost all the time. */
export function WhyNotChosen({ place, radiusM }: WhyNotChosenProps) {
  const { t } = useTranslation();
  const seat = useSeat();
  const cameras = useHall((state) => state.directory.cameras);
  const [answer, setAnswer] = useState<CallOutput<'linkage.explain'> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const ask = (): void => {
    setAnswer(null);
    setError(null);
    const { lon, lat, heightM } = place;
    const plain = { lon, lat, ...(heightM === undefined ? {} : { heightM }) };
    seat.askLinkage('linkage.explain', { place: plain, radiusM }).then(setAnswer, setError);
  };
  const nameOf = (cameraId: string): string => cameras[cameraId]?.name ?? cameraId;
  return (
    <details
      className="why-not"
      data-testid="why-not"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) ask();
      }}
    >
      <summary>{t('linkage.why')}</summary>
      {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
      {answer === null && error === null && <p className="muted">{t('linkage.asking')}</p>}
      {answer !== null && (
        <ul>
          {answer.chosen.map(({ cameraId, tier, because }) => (
            <li key={cameraId} data-chosen="">
              <b>{t(`tier.${tier}`)}</b> {nameOf(cameraId)}
              <span className="why">
                {t('linkage.because', {
                  density: Math.round(because.pixelsPerMetre),
                  angle: Math.round(because.viewAngleDeg),
                })}
              </span>
            </li>
          ))}
          {answer.leftOut.map((one) => (
            <li key={one.cameraId} data-reason={one.reason}>
              <b>{t(`tier.${one.tier}`)}</b> {nameOf(one.cameraId)}
              <span className="why">{leftOutWords(t, one)}</span>
            </li>
          ))}
          {answer.leftOut.length === 0 && <li>{t('linkage.whyNone')}</li>}
        </ul>
      )}
    </details>
  );
}
