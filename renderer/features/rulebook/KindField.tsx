import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { IncidentType } from '../../../protocol/incident/incident.ts';
import type { IncidentKind } from '../../../protocol/rulebook/rulebook.ts';
import { currentRulebook } from '../../../protocol/rulebook/rulebookState.ts';
import { useHall } from '../../store/index.ts';

interface KindFieldProps {
  readonly type: IncidentType;
  readonly kindId: string | null;
  /** The kind with its usual priority; null for the family alone. */
  readonly onKind: (kind: IncidentKind | null) => void;
}

/** The hall's own kinds of one family; what is chosen decides which times the incident is measured by. */
export function KindField({ type, kindId, onKind }: KindFieldProps) {
  const { t, i18n } = useTranslation();
  const kinds = useHall(({ dispatch }) => currentRulebook(dispatch.state.rulebook).kinds);
  const offered = kinds.filter(({ family, isActive }) => family === type && isActive);
  if (offered.length === 0) return null;
  return (
    <label className="report-field">
      <span>{t('rulebook.kind')}</span>
      <Select<string>
        value={kindId ?? ''}
        aria-label={t('rulebook.kind')}
        data-testid="report-kind"
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: '', label: t('rulebook.noKind') },
          ...offered.map(({ id, name }) => ({ value: id, label: i18n.language === 'en' ? name.en : name.zh })),
        ]}
        onChange={(id) => onKind(offered.find((kind) => kind.id === id) ?? null)}
      />
    </label>
  );
}
