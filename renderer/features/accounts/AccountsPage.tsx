import { Button, Empty, Input, Table, Tag } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBoundRole } from '../../../protocol/access/accountAdmin.ts';
import type { AccountPlaces, AccountView, HandedOut } from '../../../protocol/access/accountAdmin.ts';
import type { AccountId } from '../../../protocol/ids.ts';
import { NotYetRead, RefusalNotice } from '../seat/index.ts';
import { bindAccount, disableAccount, readAccountPlaces, readAccounts, resetAccount } from './accountApi.ts';
import { HandedOutDialog } from './HandedOutDialog.tsx';
import { NewAccountDialog } from './NewAccountDialog.tsx';
import { ScopeDialog } from './ScopeDialog.tsx';

/** Who may log in: the security administrator's list, with create, reset and disable. */
export function AccountsPage({ ownAccountId }: { ownAccountId: AccountId }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const [places, setPlaces] = useState<AccountPlaces | null>(null);
  const [binding, setBinding] = useState<AccountView | null>(null);
  const [accounts, setAccounts] = useState<readonly AccountView[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [filter, setFilter] = useState('');
  const [isCreating, setIsCreating] = useState(false);
  const [handedOut, setHandedOut] = useState<HandedOut | null>(null);

  const load = useCallback(async () => {
    try {
      const [list, known] = await Promise.all([readAccounts(), readAccountPlaces()]);
      setAccounts(list);
      setPlaces(known);
    } catch (refused) {
      setError(refused);
    }
  }, []);
  useEffect(() => {
    // Asked for by a task of its own: the page draws its skeleton before.
    const timer = setTimeout(() => void load());
    return () => clearTimeout(timer);
  }, [load]);

  function retry(): void {
    setError(null);
    void load();
  }

  async function change(work: () => Promise<HandedOut | null>): Promise<void> {
    setError(null);
    try {
      setHandedOut(await work());
    } catch (refused) {
      setError(refused);
    }
    await load();
  }

  function scopeWords({ role, areaId, agencyId }: AccountView): string {
    const area = places?.areas.find(({ id }) => id === areaId)?.name[language] ?? areaId;
    const agency = places?.agencies.find(({ id }) => id === agencyId)?.name[language] ?? agencyId;
    const words = [area, agency].filter((one) => one !== undefined).join(' · ');
    return words === '' && isBoundRole(role) ? t('accountScope.hall') : words;
  }

  const wanted = filter.trim().toLowerCase();
  const shown = (accounts ?? []).filter((account) =>
    `${account.username} ${account.name} ${t(`role.${account.role}`)} ${scopeWords(account)}`
      .toLowerCase()
      .includes(wanted),
  );
  return (
    <section className="panel audit" aria-label={t('accounts.title')}>
      <header className="panel-head">
        <h2>{t('accounts.title')}</h2>
        <Input
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          allowClear
          size="small"
          placeholder={t('accounts.filter')}
          style={{ width: 240 }}
        />
        <Button size="small" type="primary" onClick={() => setIsCreating(true)} data-testid="account-new">
          {t('accounts.create')}
        </Button>
      </header>
      <div className="panel-body panel-pad">
        {accounts === null ? (
          <NotYetRead error={error} onRetry={retry} rows={12} />
        ) : (
          error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />
        )}
        {accounts !== null && shown.length === 0 && <Empty description={t('accounts.empty')} />}
        {shown.length > 0 && (
          <Table<AccountView>
            size="small"
            rowKey="id"
            pagination={false}
            virtual
            scroll={{ y: 720 }}
            dataSource={shown}
            columns={[
              { title: t('accounts.username'), dataIndex: 'username', width: 180 },
              { title: t('accounts.name'), dataIndex: 'name', width: 180 },
              { title: t('accounts.role'), width: 140, render: (_, { role }) => t(`role.${role}`) },
              { title: t('accounts.unit'), width: 160, render: (_, { unitId }) => unitId ?? '' },
              { title: t('accountScope.column'), width: 220, render: (_, account) => scopeWords(account) },
              {
                title: t('accounts.state'),
                width: 160,
                render: (_, account) => <AccountState account={account} />,
              },
              {
                title: '',
                render: (_, account) => (
                  <span className="account-verbs">
                    <Button size="small" onClick={() => void change(() => resetAccount(account))}>
                      {t('accounts.reset')}
                    </Button>{' '}
                    {isBoundRole(account.role) && (
                      <Button
                        size="small"
                        onClick={() => setBinding(account)}
                        data-testid={`scope-${account.username}`}
                      >
                        {t('accountScope.change')}
                      </Button>
                    )}{' '}
                    <Button
                      size="small"
                      danger={!account.isDisabled}
                      disabled={account.id === ownAccountId}
                      onClick={() =>
                        void change(async () => {
                          await disableAccount(account, !account.isDisabled);
                          return null;
                        })
                      }
                    >
                      {t(account.isDisabled ? 'accounts.enable' : 'accounts.disable')}
                    </Button>
                  </span>
                ),
              },
            ]}
          />
        )}
      </div>
      {isCreating && (
        <NewAccountDialog
          places={places}
          onClose={() => setIsCreating(false)}
          onCreated={(created) => {
            setIsCreating(false);
            void change(() => Promise.resolve(created));
          }}
        />
      )}
      {binding !== null && (
        <ScopeDialog
          account={binding}
          places={places}
          onClose={() => setBinding(null)}
          onBind={(scope) => {
            setBinding(null);
            void change(async () => {
              await bindAccount(binding, scope);
              return null;
            });
          }}
        />
      )}
      {handedOut !== null && <HandedOutDialog handedOut={handedOut} onClose={() => setHandedOut(null)} />}
    </section>
  );
}

function AccountState({ account }: { account: AccountView }) {
  const { t } = useTranslation();
  if (account.isDisabled) return <Tag color="error">{t('accounts.disabled')}</Tag>;
  if (account.mustChangePassword) return <Tag color="warning">{t('accounts.mustChange')}</Tag>;
  return <Tag>{t('accounts.good')}</Tag>;
}
