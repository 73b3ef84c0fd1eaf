import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentLogLine } from '../../../protocol/incident/incident.ts';
import type { Message } from '../../../protocol/message/message.ts';
import { fullTime } from '../../i18n/fullTime.ts';
import { Age, useNearTime } from '../seat/index.ts';
import { useUnitName } from '../units/index.ts';
import { LineFacts } from './LineFacts.tsx';
import { LineLinks, MessageLinks } from './LineLinks.tsx';
import { LogAttachment } from './LogAttachment.tsx';
import { LogLineWords } from './LogLineWords.tsx';
import type { TimelineEntry } from './timelineEntries.ts';

/** From here on two clocks disagree by more than the way between them explains. */
const shownSkewMs = 5_000;

interface TimelineRowProps {
  readonly entry: TimelineEntry;
  /** The one that Tab reaches; arrows go on from it. */
  readonly isFirst: boolean;
}

/** One line with its time by the server and, where it came from a phone, by the phone. Enter follows its first link. */
export function TimelineRow({ entry, isFirst }: TimelineRowProps) {
  const row = useRef<HTMLLIElement>(null);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.target !== row.current) return;
    event.preventDefault();
    event.stopPropagation();
    row.current.querySelector<HTMLElement>('button, a')?.click();
  }
  return (
    <li
      ref={row}
      tabIndex={isFirst ? 0 : -1}
      onKeyDown={onKeyDown}
      data-line={entry.key}
      data-sort={entry.sort}
      data-event={entry.kind === 'log' ? entry.line.event : entry.kind}
      data-testid="timeline-line"
    >
      {entry.kind === 'log' && <LogRow line={entry.line} ofNumber={entry.ofNumber} />}
      {entry.kind === 'message' && <MessageLine message={entry.message} />}
      {entry.kind === 'clock' && <ClockLine entry={entry} />}
    </li>
  );
}

function Times({ at, deviceAt }: { readonly at: number; readonly deviceAt?: number | undefined }) {
  const { t, i18n } = useTranslation();
  const time = useNearTime();
  const isSkewed = deviceAt !== undefined && Math.abs(at - deviceAt) > shownSkewMs;
  return (
    <span className="timeline-times">
      <time title={fullTime(at, i18n.language)}>{time(at)}</time>
      {deviceAt !== undefined && (
        <time
          className={isSkewed ? 'device is-skewed' : 'device'}
          title={t('timeline.device', { time: time(deviceAt) })}
        >
          {isSkewed ? '▲' : '▯'} {time(deviceAt)}
        </time>
      )}
    </span>
  );
}

interface LogRowProps {
  readonly line: IncidentLogLine;
  readonly ofNumber?: number | undefined;
}

function LogRow({ line, ofNumber }: LogRowProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Times at={line.at} deviceAt={line.deviceAt} />
      <div>
        {ofNumber !== undefined && <span className="tag">#{ofNumber}</span>}{' '}
        <span>
          <LogLineWords line={line} />
        </span>
        <LineFacts line={line} />{' '}
        <span className="muted">
          {line.actor.role !== 'system' && `${line.actor.name} · `}
          {t(`role.${line.actor.role}`)} · <Age at={line.at} />
        </span>
        {line.text !== undefined && <p>{line.text}</p>}
        <LineLinks line={line} />
        {line.attachment !== undefined && <LogAttachment at={line.at} attachment={line.attachment} />}
      </div>
    </>
  );
}

function MessageLine({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Times at={message.at} deviceAt={message.deviceAt} />
      <div>
        <span>{t('timeline.message')}</span>{' '}
        <span className="muted">
          {message.by.name} · {t(`role.${message.by.role}`)} · <Age at={message.at} />
        </span>
        {message.text !== '' && <p>{message.text}</p>}
        <MessageLinks message={message} />
        {message.attachment !== undefined && <LogAttachment at={message.at} attachment={message.attachment} />}
      </div>
    </>
  );
}

function ClockLine({ entry: { clock } }: { readonly entry: Extract<TimelineEntry, { kind: 'clock' }> }): ReactNode {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const time = useNearTime();
  return (
    <>
      <Times at={clock.dueAt} />
      <div className="timeline-passed">
        ▲ {t('timeline.passed', { clock: t(`clocks.kind.${clock.kind}`) })}
        {clock.unitId !== undefined && <b> {unitName(clock.unitId)}</b>}{' '}
        <span className="muted">
          {clock.stoppedAt === undefined
            ? t('timeline.stillOpen')
            : t('timeline.doneAt', { time: time(clock.stoppedAt) })}
        </span>
      </div>
    </>
  );
}
