import { Button, Empty, Input, Skeleton, Table, Tag } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountView, HandedOut } from '../../../protocol/access/accountAdmin.ts';
import type { AccountId } from '../../../protocol/ids.ts';
import { RefusalNotice } from '../seat/index.ts';
import { disableAccount, readAccounts, resetAccount } from './accountApi.ts';
import { HandedOutDialog } from './HandedOutDialog.tsx';
import { NewAccountDialog } from './NewAccountDialog.tsx';

/** Who may log in: the security administrator's list, with create, reset and disable. */
export function AccountsPage({ ownAccountId }: { ownAccountId: AccountId }) {
  const { t } = useTranslation();
  const [accounts, setAccounts] = useState<readonly AccountView[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [filter, setFilter] = useState('');
  const [isCreating, setIsCreating] = useState(false);
  const [handedOut, setHandedOut] = useState<HandedOut | null>(null);

  const load = useCallback(async () => {
    try {
      setAccounts(await readAccounts());
    } catch (refused) {
      setError(refused);
    }
  }, []);
  useEffect(() => {
    // Asked for by a task of its own: the page draws its skeleton before.
    const timer = setTimeout(() => void load());
    return () => clearTimeout(timer);
  }, [load]);

  async function change(work: () => Promise<HandedOut | null>): Promise<void> {
    setError(null);
    try {
      setHandedOut(await work());
    } catch (refused) {
      setError(refused);
    }
    await load();
  }

  const wanted = filter.trim().toLowerCase();
  const shown = (accounts ?? []).filter(({ username, name, role }) =>
    `${username} ${name} ${t(`role.${role}`)}`.toLowerCase().includes(wanted),
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
        {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
        {accounts === null && error === null && <Skeleton active paragraph={{ rows: 12 }} />}
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
              { title: t('accounts.area'), width: 140, render: (_, { areaId }) => areaId ?? '' },
              { title: t('accounts.agency'), width: 140, render: (_, { agencyId }) => agencyId ?? '' },
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
          onClose={() => setIsCreating(false)}
          onCreated={(created) => {
            setIsCreating(false);
            void change(() => Promise.resolve(created));
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
