import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rejectionWords } from '../../i18n/rejectionWords.ts';

interface RefusalNoticeProps {
  readonly error: unknown;
  /** Absent where nothing else stands there. */
  readonly onDismiss?: () => void;
  /** Whether something was only to be read. */
  readonly isRead?: boolean;
  readonly onRetry?: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** A refusal with its words, next to where it was asked. */
export function RefusalNotice({ error, onDismiss, isRead = false, onRetry, children }: RefusalNoticeProps) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      data-testid="refusal"
      title={t(isRead ? 'refusal.notRead' : 'refusal.title', { words: rejectionWords(t, error) })}
      description={children}
      {...(onDismiss !== undefined && { closable: { onClose: onDismiss } })}
      action={
        onRetry !== undefined && (
          <Button size="small" onClick={onRetry} data-testid="refusal-retry">
            {t('refusal.retry')}
          </Button>
        )
      }
    />
  );
}
