import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../protocol/incident/incident.ts';
import { Age, clockTime } from '../seat/index.ts';
import { LogAttachment } from './LogAttachment.tsx';
import { LogLineWords } from './LogLineWords.tsx';

/** Everything that happened, newest first: both clocks, who, and the words they wrote. */
export function IncidentTimeline({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('timeline.title')}>
      <h3>{t('timeline.title')}</h3>
      <ol className="timeline">
        {incident.log.toReversed().map((line) => (
          <li key={line.seq} data-event={line.event}>
            <time title={line.deviceAt === undefined ? '' : t('timeline.device', { time: clockTime(line.deviceAt) })}>
              {clockTime(line.at)}
            </time>
            <div>
              <span>
                <LogLineWords line={line} />
              </span>{' '}
              <span className="muted">
                {line.actor.name} · {t(`role.${line.actor.role}`)} · <Age at={line.at} />
              </span>
              {line.text !== undefined && <p>{line.text}</p>}
              {line.attachment !== undefined && <LogAttachment at={line.at} attachment={line.attachment} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
