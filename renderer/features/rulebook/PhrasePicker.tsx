import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PhraseUse } from '../../../protocol/rulebook/quickPhrase.ts';
import { useQuickPhrases } from './useQuickPhrases.ts';

interface PhrasePickerProps {
  readonly use: PhraseUse;
  readonly onPick: (words: string) => void;
  readonly isDisabled?: boolean;
  /** As large as what stands beside it. */
  readonly size?: 'small' | 'middle';
}

/** The hall's phrases behind one button; nothing where it has none for this use. */
export function PhrasePicker({ use, onPick, isDisabled = false, size = 'small' }: PhrasePickerProps) {
  const { t } = useTranslation();
  const phrases = useQuickPhrases(use);
  if (phrases.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: phrases.map((words, index) => ({ key: index, label: words })),
        onClick: ({ key }) => onPick(phrases[Number(key)] ?? ''),
      }}
    >
      <Button size={size} disabled={isDisabled} data-testid={use === 'desk' ? 'message-phrases' : `${use}-phrases`}>
        {t('rulebook.phrases')}
      </Button>
    </Dropdown>
  );
}
