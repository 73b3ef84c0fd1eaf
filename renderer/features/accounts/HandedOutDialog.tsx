import { Alert, Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HandedOut } from '../../../protocol/access/accountAdmin.ts';

interface HandedOutDialogProps {
  readonly handedOut: HandedOut;
  readonly onClose: () => void;
}

/** The one time a password is shown. */
export function HandedOutDialog({ handedOut: { account, password }, onClose }: HandedOutDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal open title={t('accounts.handOut')} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <p>
        {t('accounts.username')} <b>{account.username}</b>
      </p>
      <p>
        {t('accounts.password')}{' '}
        <Typography.Text code copyable data-testid="account-password">
          {password}
        </Typography.Text>
      </p>
      <Alert type="warning" showIcon title={t('accounts.handOutOnce')} />
    </Modal>
  );
}
