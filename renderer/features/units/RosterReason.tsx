import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface RosterReasonProps {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly verb: string;
  readonly isReady: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly testId: string;
}

/** Why the roster is changed, and the verb that does it; Enter sends, unless a word is being composed. */
export function RosterReason({ reason, onReason, verb, isReady, onSend, onClose, testId }: RosterReasonProps) {
  const { t } = useTranslation();
  return (
    <>
      <Input
        className="roster-reason"
        value={reason}
        maxLength={200}
        placeholder={t('roster.reason')}
        aria-label={t('roster.reason')}
        onChange={(event) => onReason(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) onSend();
        }}
        data-testid={`${testId}-reason`}
      />
      <span className="roster-verbs">
        <Button type="primary" disabled={!isReady} onClick={onSend} data-testid={`${testId}-save`}>
          {verb}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </span>
    </>
  );
}
