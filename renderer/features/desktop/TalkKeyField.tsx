import { Button } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { talkKeySchema, type TalkKey } from '../../../protocol/desktop/talkKey.ts';

interface TalkKeyFieldProps {
  readonly value: TalkKey | null;
  readonly onChange: (key: TalkKey | null) => void;
}

const modifiers = ['Control', 'Alt', 'Shift', 'Meta'];

/** Takes the talk key by pressing it. */
export function TalkKeyField({ value, onChange }: TalkKeyFieldProps) {
  const { t } = useTranslation();
  const [isListening, setIsListening] = useState(false);
  const [isRefused, setIsRefused] = useState(false);
  function onKeyDown(event: KeyboardEvent): void {
    if (!isListening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (modifiers.includes(event.key)) return;
    if (event.key === 'Escape') {
      setIsListening(false);
      return;
    }
    const { code, ctrlKey: isControl, altKey: isAlt, shiftKey: isShift } = event;
    const key = talkKeySchema.safeParse({ code, isControl, isAlt, isShift });
    setIsRefused(!key.success);
    if (!key.success) return;
    setIsListening(false);
    onChange(key.data);
  }
  return (
    <span className="setting-line">
      <Button
        onClick={() => setIsListening(true)}
        onKeyDown={onKeyDown}
        onBlur={() => setIsListening(false)}
        data-testid="shell-talk-key"
      >
        {isListening ? t(isRefused ? 'shell.pressOther' : 'shell.pressKey') : talkKeyWords(value) || t('shell.noKey')}
      </Button>
      {value !== null && (
        <Button type="text" onClick={() => onChange(null)}>
          {t('shell.removeKey')}
        </Button>
      )}
    </span>
  );
}

/** `Ctrl+Alt+Space`; empty without a key. */
export function talkKeyWords(key: TalkKey | null): string {
  if (key === null) return '';
  const held = [key.isControl && 'Ctrl', key.isAlt && 'Alt', key.isShift && 'Shift'].filter((one) => one !== false);
  return [...held, key.code.replace(/^(Key|Digit)/, '')].join('+');
}
