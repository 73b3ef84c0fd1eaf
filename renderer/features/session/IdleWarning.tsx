import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useIdleTime } from './useIdleTime.ts';

interface IdleWarningProps {
  readonly idleLogoutMs: number;
  /** Tells the server that a person is here. */
  readonly onActive: () => void;
}

/** Told this long before the server ends the login, or half the time where that is shorter. */
const warnAheadMs = 60_000;

export function IdleWarning({ idleLogoutMs, onActive }: IdleWarningProps) {
  const { t } = useTranslation();
  const idleMs = useIdleTime(onActive);
  const leftMs = Math.max(0, idleLogoutMs - idleMs);
  return (
    <Modal
      open={leftMs <= Math.min(warnAheadMs, idleLogoutMs / 2)}
      title={t('idle.title')}
      closable={false}
      cancelButtonProps={{ style: { display: 'none' } }}
      okText={t('idle.stay')}
      onOk={onActive}
    >
      <p>{t('idle.words')}</p>
      <p className="idle-count" role="timer">
        {t('idle.left', { seconds: Math.ceil(leftMs / 1000) })}
      </p>
    </Modal>
  );
}
