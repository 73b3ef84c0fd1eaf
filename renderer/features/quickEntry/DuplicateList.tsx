import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DuplicateCandidate } from '../../../protocol/incident/findDuplicates.ts';
import type { IncidentId } from '../../../protocol/ids.ts';
import { useIncidentNamer } from '../rulebook/index.ts';
import { ageWords, distanceWords } from '../seat/index.ts';
import { joiningFor, type Joining } from './useQuickReport.ts';

interface DuplicateListProps {
  readonly duplicates: readonly DuplicateCandidate[];
  readonly mayMerge: boolean;
  readonly isReady: boolean;
  readonly onJoin: (incidentId: IncidentId, wished: Joining) => void;
  readonly onOpen: (incidentId: IncidentId) => void;
}

/** Words that are alike by less say nothing. */
const leastLikeness = 0.25;

/** Incidents that this report may be, each with what speaks for it. */
export function DuplicateList({ duplicates, mayMerge, isReady, onJoin, onOpen }: DuplicateListProps) {
  const { t } = useTranslation();
  const nameOf = useIncidentNamer();
  if (duplicates.length === 0) return null;
  const reasons = ({ distanceM, ageMs, isSameType, textLikeness }: DuplicateCandidate) =>
    [
      ...(distanceM === null ? [] : [t('quick.near', { distance: distanceWords(distanceM) })]),
      ageWords(t, ageMs),
      ...(isSameType ? [t('quick.sameType')] : []),
      ...(textLikeness >= leastLikeness ? [t('quick.likeWords', { percent: Math.round(textLikeness * 100) })] : []),
    ].join(' · ');
  return (
    <section className="quick-duplicates" aria-label={t('quick.duplicates')} data-testid="quick-duplicates">
      <h3>{t('quick.duplicates')}</h3>
      <ol>
        {duplicates.map((candidate, index) => {
          const { incident } = candidate;
          const joining = joiningFor(incident, mayMerge, 'merge');
          return (
            <li key={incident.id} data-testid="quick-duplicate" data-likely={candidate.score > 0.5}>
              <button type="button" className="quick-duplicate" onClick={() => onOpen(incident.id)}>
                <b>#{incident.number}</b> {nameOf(incident)}{' '}
                <span className="status-tag" data-status={incident.status}>
                  {t(`incidentStatus.${incident.status}`)}
                </span>{' '}
                {incident.summary}
                <span className="muted">{reasons(candidate)}</span>
              </button>
              {joining !== null && (
                <span className="quick-joins">
                  {joining === 'merge' && (
                    <Button
                      size="small"
                      disabled={!isReady}
                      onClick={() => onJoin(incident.id, 'merge')}
                      data-testid="quick-merge"
                    >
                      {t('quick.merge')} <kbd>Alt {index + 1}</kbd>
                    </Button>
                  )}
                  <Button
                    size="small"
                    disabled={!isReady}
                    onClick={() => onJoin(incident.id, 'link')}
                    data-testid="quick-link"
                  >
                    {t('quick.link')} <kbd>{joining === 'merge' ? `⇧Alt ${index + 1}` : `Alt ${index + 1}`}</kbd>
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
