import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';

interface NamingFormProps {
  /** What is named, as placeholder and for who cannot see it. */
  readonly label: string;
  readonly action: string;
  readonly isPrimary?: boolean;
  /** Begins the test ids of field and button. */
  readonly testId: string;
  /** Further fields, between the name and the button. */
  readonly children?: ReactNode;
  /** True when done: the name is cleared for the next. */
  readonly onName: (name: string) => Promise<boolean>;
}

/** One row that makes something new under a name. */
export function NamingForm({ label, action, isPrimary = false, testId, children, onName }: NamingFormProps) {
  const [name, setName] = useState('');
  async function submit(): Promise<void> {
    if (await onName(name.trim())) setName('');
  }
  return (
    <form
      className="wall-row"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Input
        value={name}
        maxLength={40}
        placeholder={label}
        aria-label={label}
        onChange={(event) => setName(event.target.value)}
        data-testid={`${testId}-name`}
      />
      {children}
      <Button
        type={isPrimary ? 'primary' : 'default'}
        htmlType="submit"
        disabled={name.trim() === ''}
        data-testid={`${testId}-make`}
      >
        {action}
      </Button>
    </form>
  );
}
