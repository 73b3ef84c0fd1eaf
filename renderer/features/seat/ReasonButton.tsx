import { Button, Input, Popover, type ButtonProps } from 'antd';
import { useState, type ReactNode } from 'react';
import './seat.css';

interface ReasonButtonProps {
  /** What the button does, on it, over the question and on the sending button alike. */
  readonly words: string;
  readonly title?: string;
  readonly placeholder: string;
  /** What will happen, above the question. */
  readonly explains?: ReactNode;
  readonly button?: Pick<ButtonProps, 'size' | 'danger' | 'disabled'>;
  readonly isDanger?: boolean;
  readonly maxLength?: number;
  readonly testIds: { readonly open: string; readonly text: string; readonly send: string };
  /** True when done: the question goes; a refusal leaves it with what was written. */
  readonly onSend: (reason: string) => Promise<boolean>;
}

/** A verb that needs words: asks for them beside the button, and never sends while a word is still being composed. */
export function ReasonButton(props: ReasonButtonProps) {
  const { words, title = words, placeholder, explains, button, isDanger = false, maxLength = 500, testIds } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  async function send(): Promise<void> {
    if (reason.trim() === '') return;
    if (await props.onSend(reason.trim())) setIsOpen(false);
  }
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      title={title}
      content={
        <div className="reason-form">
          {explains !== undefined && <p className="muted">{explains}</p>}
          <Input
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={(event) => {
              if (!event.nativeEvent.isComposing) void send();
            }}
            autoFocus
            maxLength={maxLength}
            placeholder={placeholder}
            data-testid={testIds.text}
          />
          <Button
            type="primary"
            danger={isDanger}
            disabled={reason.trim() === ''}
            onClick={() => void send()}
            data-testid={testIds.send}
          >
            {words}
          </Button>
        </div>
      }
    >
      <Button {...button} data-testid={testIds.open}>
        {words}
      </Button>
    </Popover>
  );
}
