import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccountPlaces, AccountScope } from '../../../protocol/access/accountAdmin.ts';
import type { AgencyId } from '../../../protocol/ids.ts';
import { AreaSelect } from '../areas/index.ts';

interface ScopeFieldsProps {
  readonly places: AccountPlaces | null;
  readonly scope: AccountScope;
  readonly onChange: (scope: AccountScope) => void;
}

/** What a seat is bound to, and in words what it may do then. */
export function ScopeFields({ places, scope, onChange }: ScopeFieldsProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const { areaId, agencyId } = scope;
  return (
    <>
      <label className="report-field">
        <span>{t('accounts.area')}</span>
        <AreaSelect
          areas={places?.areas ?? []}
          value={areaId ?? null}
          onChange={(next) =>
            onChange({ ...(next !== null && { areaId: next }), ...(agencyId !== undefined && { agencyId }) })
          }
          label={t('accounts.area')}
          placeholder={t('accountScope.wholeCity')}
          allowClear
          testId="account-area"
        />
      </label>
      <label className="report-field">
        <span>{t('accounts.agency')}</span>
        <Select<AgencyId>
          value={agencyId ?? null}
          onChange={(next: AgencyId | undefined) =>
            onChange({ ...(areaId !== undefined && { areaId }), ...(next !== undefined && { agencyId: next }) })
          }
          options={(places?.agencies ?? []).map(({ id, name }) => ({ value: id, label: name[language] }))}
          allowClear
          placeholder={t('accountScope.noAgency')}
          aria-label={t('accounts.agency')}
          data-testid="account-agency"
        />
      </label>
      <p className="muted">
        {t(
          areaId !== undefined
            ? 'accountScope.centreMeans'
            : agencyId !== undefined
              ? 'accountScope.agencyMeans'
              : 'accountScope.hallMeans',
        )}
      </p>
    </>
  );
}
