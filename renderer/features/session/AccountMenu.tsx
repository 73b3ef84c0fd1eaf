import { Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../protocol/access/session.ts';

interface AccountMenuProps {
  readonly session: Session;
  readonly onLogOut: () => void;
  readonly onLogOutEverywhere: () => void;
}

export function AccountMenu({ session, onLogOut, onLogOutEverywhere }: AccountMenuProps) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'out', label: t('account.logOut'), onClick: onLogOut },
            { key: 'all', label: t('account.logOutEverywhere'), danger: true, onClick: () => setIsAsking(true) },
          ],
        }}
      >
        <button type="button" className="account-button" data-testid="account">
          <span className="account-mark" aria-hidden="true">
            {Array.from(t(`role.${session.role}`))[0]}
          </span>
          <span className="account-words">
            <b>{t(`role.${session.role}`)}</b>
            <span>{session.name}</span>
          </span>
        </button>
      </Dropdown>
      <Modal
        open={isAsking}
        title={t('account.logOutEverywhere')}
        okText={t('account.logOutEverywhere')}
        okButtonProps={{ danger: true }}
        cancelText={t('action.cancel')}
        onOk={onLogOutEverywhere}
        onCancel={() => setIsAsking(false)}
      >
        {t('account.everywhereWords')}
      </Modal>
    </>
  );
}
