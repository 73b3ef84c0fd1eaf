import { Alert, Button, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntakeSource } from '../../../protocol/intake/intakeSource.ts';
import { RefusalNotice } from '../seat/index.ts';
import { setKey } from './intakeApi.ts';

interface KeyDialogProps {
  readonly source: IntakeSource;
  readonly onClose: () => void;
}

/** A webhook's key is made by the server and shown once; a poll's or a broker's password comes from the other side. */
export function KeyDialog({ source: { id, adapter }, onClose }: KeyDialogProps) {
  const { t } = useTranslation();
  const [made, setMade] = useState<string | null>(null);
  const [given, setGiven] = useState('');
  const [error, setError] = useState<unknown>(null);
  const isOurs = adapter.kind === 'webhook';

  async function change(): Promise<void> {
    setError(null);
    try {
      const key = await setKey(id, isOurs ? null : given);
      if (isOurs) setMade(key);
      else onClose();
    } catch (refused) {
      setError(refused);
    }
  }

  return (
    <Modal open title={t('intake.keyTitle', { id })} footer={null} onCancel={onClose} mask={{ closable: false }}>
      {made !== null && (
        <>
          <p>
            <Typography.Text code copyable data-testid="intake-key">
              {made}
            </Typography.Text>
          </p>
          <Alert type="warning" showIcon title={t('intake.keyOnce')} />
        </>
      )}
      {made === null && !isOurs && (
        <Input.Password
          value={given}
          onChange={(event) => setGiven(event.target.value)}
          placeholder={t('intake.keySet')}
          aria-label={t('intake.keySet')}
          maxLength={500}
        />
      )}
      {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
      {made === null && (
        <div className="form-foot">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            type="primary"
            disabled={!isOurs && given === ''}
            onClick={() => void change()}
            data-testid="intake-key-make"
          >
            {t(isOurs ? 'intake.key' : 'intake.setKey')}
          </Button>
        </div>
      )}
    </Modal>
  );
}
