import { Button, Input, Radio } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../protocol/hall/allCommands.ts';
import type { Incident } from '../../../protocol/incident/incident.ts';

export type FormVerb = 'verify' | 'close' | 'park' | 'return' | 'reopen' | 'void';

const needingReason: readonly FormVerb[] = ['park', 'return', 'reopen', 'void'];

interface VerbFormProps {
  readonly verb: FormVerb;
  readonly isPending: boolean;
  readonly onCancel: () => void;
  readonly onSubmit: (build: (incident: Incident) => Command) => Promise<void>;
}

/** What a verb needs to know before it is done: an outcome, a note, a reason. Ctrl+Enter does it, Esc leaves it. */
export function VerbForm({ verb, isPending, onCancel, onSubmit }: VerbFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<'passed' | 'failed'>('passed');
  const isReasonNeeded = needingReason.includes(verb) || (verb === 'verify' && outcome === 'failed');
  const isReady = !isReasonNeeded || text.trim() !== '';

  function submit(): void {
    if (!isReady || isPending) return;
    const words = text.trim();
    void onSubmit(({ id: incidentId, version: expect }) => {
      switch (verb) {
        case 'verify':
          return { type: 'verifyIncident', incidentId, expect, outcome, note: words };
        case 'close':
          return { type: 'closeIncident', incidentId, expect, note: words };
        case 'park':
          return { type: 'parkIncident', incidentId, expect, reason: words, until: null };
        case 'reopen':
          return { type: 'reopenIncident', incidentId, expect, reason: words };
        case 'return':
          return { type: 'returnIncident', incidentId, expect, reason: words };
        case 'void':
          return { type: 'voidIncident', incidentId, expect, reason: words };
      }
    });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="verb-form" role="group" aria-label={t(`verb.${verb}`)} onKeyDown={onKeyDown}>
      <b>{t(`verb.${verb}`)}</b>
      <p className="muted">{t(`verbWords.${verb}`)}</p>
      {verb === 'verify' && (
        <Radio.Group
          value={outcome}
          optionType="button"
          buttonStyle="solid"
          options={[
            { value: 'passed', label: t('verify.passed') },
            { value: 'failed', label: t('verify.failed') },
          ]}
          onChange={(event) => setOutcome(event.target.value === 'failed' ? 'failed' : 'passed')}
        />
      )}
      <Input.TextArea
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={500}
        placeholder={isReasonNeeded ? t('verb.reason') : t('verb.note')}
        data-testid="verb-text"
      />
      <div className="form-foot">
        <Button size="small" onClick={onCancel}>
          {t('action.cancel')} <kbd>Esc</kbd>
        </Button>
        <Button
          type="primary"
          danger={verb === 'void'}
          disabled={!isReady}
          loading={isPending}
          onClick={submit}
          data-testid="verb-confirm"
        >
          {t(`verb.${verb}`)} <kbd>Ctrl+Enter</kbd>
        </Button>
      </div>
    </div>
  );
}
