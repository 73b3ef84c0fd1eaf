import { Button, Input } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface TextFormProps {
  readonly name: string;
  /** What will happen. */
  readonly words?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Null where nothing is to be written. */
  readonly placeholder: string | null;
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly isDanger?: boolean;
  readonly maxLength?: number;
  /** False where something is asked before the words and has the focus. */
  readonly isTextFirst?: boolean;
  readonly testId: string;
  readonly onCancel: () => void;
  readonly onSubmit: () => void;
  /** What is asked beside the words. */
  readonly children?: ReactNode;
}

/** One form for everything that is done with words: a reason, a report, an answer. Ctrl+Enter does it, Esc leaves it. */
export function TextForm(props: TextFormProps) {
  const { t } = useTranslation();
  const { name, words, text, placeholder, isReady, isPending, testId, onCancel, onSubmit } = props;
  function submit(): void {
    if (isReady && !isPending) onSubmit();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className="verb-form" role="group" aria-label={name} onKeyDown={onKeyDown}>
      <b>{name}</b>
      {words !== undefined && <p className="muted">{words}</p>}
      {props.children}
      {placeholder !== null && (
        <Input.TextArea
          value={text}
          onChange={(event) => props.onText(event.target.value)}
          autoFocus={props.isTextFirst !== false}
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={props.maxLength ?? 500}
          placeholder={placeholder}
          aria-label={placeholder}
          data-testid={`${testId}-text`}
        />
      )}
      <div className="form-foot">
        <Button size="small" onClick={onCancel}>
          {t('action.cancel')} <kbd>Esc</kbd>
        </Button>
        <Button
          type="primary"
          danger={props.isDanger === true}
          disabled={!isReady}
          loading={isPending}
          onClick={submit}
          data-testid={`${testId}-confirm`}
        >
          {name} <kbd>Ctrl+Enter</kbd>
        </Button>
      </div>
    </div>
  );
}
