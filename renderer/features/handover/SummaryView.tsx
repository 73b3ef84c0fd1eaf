import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverSummary } from '../../../protocol/handover/handover.ts';
import { dayTime } from '../../i18n/dayTime.ts';
import { useHall } from '../../store/index.ts';
import { useIncidentNamer } from '../rulebook/index.ts';
import { useUnitName } from '../units/index.ts';

interface SectionProps {
  readonly title: string;
  readonly lines: readonly ReactNode[];
  readonly more?: number;
  readonly isGrave?: boolean;
}

function Section({ title, lines, more = 0, isGrave = false }: SectionProps) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  return (
    <section className="handover-section" data-grave={isGrave}>
      <h3>{title}</h3>
      <ul>
        {lines.map((line, index) => (
          // Lines of a summary never move: it is made once.
          <li key={index}>{line}</li>
        ))}
        {more > 0 && <li className="muted">{t('handover.more', { count: more })}</li>}
      </ul>
    </section>
  );
}

/** What the summary says, the grave things first; sections with nothing in them are left out. */
export function SummaryView({ summary }: { readonly summary: HandoverSummary }) {
  const { t, i18n } = useTranslation();
  const unitName = useUnitName();
  const nameOf = useIncidentNamer();
  const incidents = useHall((state) => state.dispatch.state.incidents);
  const cameras = useHall((state) => state.directory.cameras);
  const agencies = useHall((state) => state.directory.directory?.agencies);
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const time = (at: number): string => dayTime(at, i18n.language);
  const until = (at: number | null): string =>
    at === null ? t('handover.noUntil') : t('handover.until', { time: time(at) });
  const agencyName = (id: string): string => agencies?.find((one) => one.id === id)?.name[language] ?? id;
  const s = summary;
  return (
    <div className="handover-summary" data-testid="handover-summary">
      <p className="muted">{t('handover.span', { from: time(s.since), to: time(s.at), seq: s.throughSeq })}</p>
      <Section
        title={t('handover.emergencies')}
        isGrave
        lines={s.emergencies.map((one) => `${unitName(one.unitId)} ${time(one.at)}`)}
      />
      <Section
        title={t('handover.overdue')}
        isGrave
        lines={s.overdue.map((one) => `#${one.number} ${t('handover.due', { time: time(one.dueAt) })}`)}
      />
      <Section
        title={t('handover.open', { count: s.openCount })}
        lines={s.open.map((one) => (
          <>
            <b>
              #{one.number} {t(`priority.${one.priority}`)} {nameOf(incidents[one.incidentId] ?? one)}
            </b>{' '}
            {t(`incidentStatus.${one.status}`)} · {one.summary}
          </>
        ))}
        more={s.openCount - s.open.length}
      />
      <Section
        title={t('handover.promised')}
        lines={s.promised.map(
          (one) =>
            `#${one.number} ${t(one.isGranted ? 'handover.granted' : 'handover.asked')} ${until(one.until)} · ${one.reason}`,
        )}
      />
      <Section
        title={t('handover.parked')}
        lines={s.parked.map((one) => `#${one.number} ${until(one.until)} · ${one.reason}`)}
      />
      <Section
        title={t('handover.handOffs')}
        lines={s.handOffs.map(
          (one) =>
            `#${one.number} → ${agencyName(one.toAgencyId)} · ${t('handover.answerDue', { time: time(one.answerDue) })}`,
        )}
      />
      <Section title={t('handover.urged')} lines={s.urged.map((one) => `#${one.number} ${one.text}`)} />
      <Section
        title={t('handover.unitsOut', { count: s.unitsOnDuty })}
        lines={s.unitsOut.map((one) => `${unitName(one.unitId)} ${t(`unitStatus.${one.status}`)} #${one.number}`)}
      />
      <Section title={t('handover.late')} lines={s.lateUnitIds.map((id) => unitName(id))} />
      <Section
        title={t('handover.broken', { count: s.brokenCameraCount })}
        lines={s.brokenCameraIds.map((id) => cameras[id]?.name ?? id)}
        more={s.brokenCameraCount - s.brokenCameraIds.length}
      />
      <Section
        title={t('handover.noteList')}
        lines={s.notes.map((one) => `#${one.number} ${time(one.at)} ${one.name}: ${one.text}`)}
      />
    </div>
  );
}
