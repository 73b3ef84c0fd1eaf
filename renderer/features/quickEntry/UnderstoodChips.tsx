import { useTranslation } from 'react-i18next';
import { rulebookOf } from '../../../protocol/rulebook/rulebookState.ts';
import { useHall } from '../../store/index.ts';
import type { QuickLine } from './useQuickLine.ts';

/** What of the line was understood, and what is taken where it says nothing. */
export function UnderstoodChips({ line: { entry, found, place, isMarked } }: { readonly line: QuickLine }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const rulebook = useHall((state) => state.dispatch.state.rulebook);
  const kind = rulebookOf(rulebook, rulebook.current).kinds.find(({ id }) => id === entry.type.kindId);
  const placeWords = found === null ? (isMarked ? t('quick.marked') : null) : (place?.address ?? found.name[language]);
  return (
    <ul className="quick-chips" aria-label={t('quick.understood')}>
      <Chip name={t('report.type')} isSaid={entry.type.isSaid} testId="quick-type" value={entry.type.value}>
        {kind?.name[language] ?? t(`incidentType.${entry.type.value}`)}
      </Chip>
      <Chip name={t('report.priority')} isSaid={entry.priority.isSaid} testId="quick-priority">
        {entry.priority.value} {t(`priority.${entry.priority.value}`)}
      </Chip>
      <Chip name={t('report.place')} isSaid={placeWords !== null} isMissing={placeWords === null} testId="quick-place">
        {placeWords ?? t('quick.noPlace')}
      </Chip>
      <Chip
        name={t('report.summary')}
        isSaid={entry.summary !== ''}
        isMissing={entry.summary === ''}
        testId="quick-summary"
      >
        {entry.summary === '' ? t('quick.noSummary') : entry.summary}
      </Chip>
      {entry.source !== null && (
        <Chip name={t('report.source')} isSaid testId="quick-source">
          {t(`source.${entry.source}`)}
        </Chip>
      )}
    </ul>
  );
}

interface ChipProps {
  readonly name: string;
  readonly children: React.ReactNode;
  readonly isSaid: boolean;
  readonly isMissing?: boolean;
  readonly testId: string;
  readonly value?: string;
}

function Chip({ name, children, isSaid, isMissing = false, testId, value }: ChipProps) {
  const { t } = useTranslation();
  return (
    <li data-state={isMissing ? 'missing' : isSaid ? 'said' : 'taken'} data-testid={testId} data-value={value}>
      <span className="muted">{name}</span> <b>{children}</b>
      {!isSaid && !isMissing && <span className="muted"> {t('quick.taken')}</span>}
    </li>
  );
}
