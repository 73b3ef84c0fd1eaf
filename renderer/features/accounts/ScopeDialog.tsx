import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountPlaces, AccountScope, AccountView } from '../../../protocol/access/accountAdmin.ts';
import { ScopeFields } from './ScopeFields.tsx';

interface ScopeDialogProps {
  readonly account: AccountView;
  readonly places: AccountPlaces | null;
  readonly onClose: () => void;
  readonly onBind: (scope: AccountScope) => void;
}

/** Moves an account to another area or agency. */
export function ScopeDialog({ account, places, onClose, onBind }: ScopeDialogProps) {
  const { t } = useTranslation();
  const { areaId, agencyId } = account;
  const [scope, setScope] = useState<AccountScope>({
    ...(areaId !== undefined && { areaId }),
    ...(agencyId !== undefined && { agencyId }),
  });
  return (
    <Modal open title={t('accountScope.title', { name: account.name })} footer={null} onCancel={onClose}>
      <form
        className="report-form"
        onSubmit={(event) => {
          event.preventDefault();
          onBind(scope);
        }}
      >
        <ScopeFields places={places} scope={scope} onChange={setScope} />
        <p className="muted">{t('accountScope.logsOut')}</p>
        <div className="form-foot">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="primary" htmlType="submit" data-testid="scope-save">
            {t('accountScope.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
