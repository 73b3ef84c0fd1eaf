import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  isBoundRole,
  newAccountSchema,
  personRoles,
  type AccountPlaces,
  type AccountScope,
  type HandedOut,
} from '../../../protocol/access/accountAdmin.ts';
import { RefusalNotice } from '../seat/index.ts';
import { createAccount } from './accountApi.ts';
import { ScopeFields } from './ScopeFields.tsx';

interface NewAccountDialogProps {
  readonly places: AccountPlaces | null;
  readonly onClose: () => void;
  readonly onCreated: (created: HandedOut) => void;
}

/** One form for a new account; a field unit's names its unit, a lower centre's its area, an agency's the agency. */
export function NewAccountDialog({ places, onClose, onCreated }: NewAccountDialogProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const [username, setUsername] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<(typeof personRoles)[number]>('dispatcher');
  const [unitId, setUnitId] = useState('');
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [scope, setScope] = useState<AccountScope>({});
  const isBound = isBoundRole(role);
  const input = newAccountSchema.safeParse({
    username,
    name,
    role,
    unitId: role === 'fieldUnit' ? unitId : null,
    ...(isBound && scope),
  });

  async function create(): Promise<void> {
    if (!input.success || isPending) return;
    setIsPending(true);
    setError(null);
    try {
      onCreated(await createAccount(input.data));
    } catch (refused) {
      setError(refused);
      setIsPending(false);
    }
  }

  return (
    <Modal open title={t('accounts.create')} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <form
        className="report-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label className="report-field">
          <span>{t('accounts.username')}</span>
          <Input
            value={username}
            onChange={(event) => setUsername(event.target.value)}
            placeholder={t('accounts.usernameHint')}
            autoFocus
            data-testid="account-username"
          />
        </label>
        <label className="report-field">
          <span>{t('accounts.name')}</span>
          <Input value={name} onChange={(event) => setName(event.target.value)} data-testid="account-name" />
        </label>
        <label className="report-field">
          <span>{t('accounts.role')}</span>
          <Select
            value={role}
            options={personRoles.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={setRole}
          />
        </label>
        {role === 'fieldUnit' && (
          <label className="report-field">
            <span>{t('accounts.unit')}</span>
            <Select<string>
              value={unitId === '' ? null : unitId}
              onChange={setUnitId}
              showSearch={{ optionFilterProp: 'label' }}
              options={(places?.units ?? []).map(({ id, callSign }) => ({
                value: id,
                label: `${callSign[language]} · ${id}`,
              }))}
              placeholder={t('accounts.unitHint')}
            />
          </label>
        )}
        {isBound && <ScopeFields places={places} scope={scope} onChange={setScope} />}
        {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
        <div className="form-foot">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="primary"
            htmlType="submit"
            disabled={!input.success}
            loading={isPending}
            data-testid="account-submit"
          >
            {t('accounts.create')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
