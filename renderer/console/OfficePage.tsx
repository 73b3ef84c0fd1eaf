import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isPermitted } from '../../protocol/access/permissions.ts';
import { AccountsPage } from '../features/accounts/index.ts';
import { AuditPage } from '../features/audit/index.ts';
import { AccountMenu, LanguageSwitch } from '../features/session/index.ts';
import { DemoBadge } from './DemoBadge.tsx';
import { SystemPages } from './SystemPages.tsx';
import type { Session } from '../../protocol/access/session.ts';

interface OfficePageProps {
  readonly session: Session;
  readonly onLogOut: () => void;
  readonly onLogOutEverywhere: () => void;
}

/** The page of a role that sees nothing of the hall: the auditor's log; the administrators' pages; for the others where they work. */
export function OfficePage({ session, onLogOut, onLogOutEverywhere }: OfficePageProps) {
  const { t } = useTranslation();
  return (
    <main className="office">
      <header className="top-bar">
        <span className="brand">
          <span className="brand-mark" aria-hidden="true" />
          {t('brand.name')}
        </span>
        {session.isDemo && <DemoBadge />}
        <span className="spacer" />
        <LanguageSwitch />
        <AccountMenu session={session} onLogOut={onLogOut} onLogOutEverywhere={onLogOutEverywhere} />
      </header>
      {isPermitted(session.role, 'readAudit') ? (
        <AuditPage />
      ) : isPermitted(session.role, 'manageAccounts') ? (
        <AccountsPage ownAccountId={session.accountId} />
      ) : isPermitted(session.role, 'changeRulebook') ? (
        <SystemPages />
      ) : (
        <section className="panel office-words">
          <h2>{t(`role.${session.role}`)}</h2>
          <p>{t(`office.${session.role}`)}</p>
          {session.role === 'fieldUnit' && (
            <Button type="primary" size="large" href="/field">
              {t('office.openField')}
            </Button>
          )}
        </section>
      )}
    </main>
  );
}
