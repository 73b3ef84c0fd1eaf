import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intakeSourceSchema, type IntakeSource } from '../../../protocol/intake/intakeSource.ts';
import { whereUnsound } from '../../../protocol/wire/whereUnsound.ts';
import { RefusalNotice } from '../seat/index.ts';
import { saveSource } from './intakeApi.ts';
import { sourceTemplates } from './sourceTemplates.ts';

interface SourceDialogProps {
  /** Null for a new one. */
  readonly source: IntakeSource | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** A source as its configuration: checked as it is typed, by the schema that the server uses. */
export function SourceDialog({ source, onClose, onSaved }: SourceDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => write(source ?? sourceTemplates.webhook));
  const [error, setError] = useState<unknown>(null);
  const [isPending, setIsPending] = useState(false);
  const read = readSource(text);

  async function save(): Promise<void> {
    if (read.source === null || isPending) return;
    setIsPending(true);
    setError(null);
    try {
      await saveSource(read.source);
      onSaved();
    } catch (refused) {
      setError(refused);
      setIsPending(false);
    }
  }

  return (
    <Modal
      open
      width={680}
      title={t(source === null ? 'intake.create' : 'intake.edit')}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {source === null && (
        <p className="alarm-verbs">
          <span className="muted">{t('intake.template')}</span>
          {(['webhook', 'poll', 'mqtt'] as const).map((kind) => (
            <Button key={kind} size="small" onClick={() => setText(write(sourceTemplates[kind]))}>
              {t(`intake.adapters.${kind}`)}
            </Button>
          ))}
        </p>
      )}
      <Input.TextArea
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoSize={{ minRows: 14, maxRows: 26 }}
        spellCheck={false}
        aria-label={t('intake.configure')}
        style={{ fontFamily: 'monospace' }}
        data-testid="intake-source-text"
      />
      <p className="muted">{t('intake.configure')}</p>
      {read.source === null && <Alert type="warning" showIcon title={t('intake.invalid', { where: read.where })} />}
      {error !== null && <RefusalNotice error={error} onDismiss={() => setError(null)} />}
      <div className="form-foot">
        <Button onClick={onClose}>{t('action.cancel')}</Button>
        <Button
          type="primary"
          disabled={read.source === null}
          loading={isPending}
          onClick={() => void save()}
          data-testid="intake-source-save"
        >
          {t('intake.save')}
        </Button>
      </div>
    </Modal>
  );
}

function write(source: IntakeSource): string {
  return JSON.stringify(source, null, 2);
}

function readSource(text: string): { source: IntakeSource; where: '' } | { source: null; where: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { source: null, where: 'JSON' };
  }
  const parsed = intakeSourceSchema.safeParse(raw);
  if (parsed.success) return { source: parsed.data, where: '' };
  return { source: null, where: whereUnsound(parsed.error) };
}
