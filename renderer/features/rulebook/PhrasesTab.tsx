import { Button, Input, Select, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  defaultPhrases,
  phraseUses,
  type PhraseUse,
  type QuickPhrase,
} from '../../../protocol/rulebook/quickPhrase.ts';
import type { BookTabProps } from './BookTab.ts';

/** Sentences one touch away, and where each is offered. */
export function PhrasesTab({ book, onChange }: BookTabProps) {
  const { t } = useTranslation();
  const phrases = book.phrases ?? defaultPhrases;
  const set = (index: number, change: Partial<QuickPhrase>) =>
    onChange({ phrases: phrases.map((phrase, at) => (at === index ? { ...phrase, ...change } : phrase)) });
  const move = (index: number, by: number) => {
    const [one, other] = [phrases[index], phrases[index + by]];
    if (one !== undefined && other !== undefined)
      onChange({ phrases: phrases.with(index, other).with(index + by, one) });
  };
  return (
    <>
      <Table<QuickPhrase & { index: number }>
        size="small"
        pagination={false}
        rowKey="index"
        dataSource={phrases.map((phrase, index) => ({ ...phrase, index }))}
        columns={[
          ...(['zh', 'en'] as const).map((language) => ({
            title: t(language === 'zh' ? 'rulebook.phraseZh' : 'rulebook.phraseEn'),
            render: (_: unknown, { text, index }: QuickPhrase & { index: number }) => (
              <Input
                size="small"
                value={text[language]}
                maxLength={80}
                aria-label={`${t(language === 'zh' ? 'rulebook.phraseZh' : 'rulebook.phraseEn')} ${index + 1}`}
                onChange={(event) => set(index, { text: { ...text, [language]: event.target.value } })}
              />
            ),
          })),
          {
            title: t('rulebook.phraseUses'),
            width: 380,
            render: (_, { uses, index }) => (
              <Select<PhraseUse[]>
                size="small"
                mode="multiple"
                style={{ width: '100%' }}
                value={[...uses]}
                aria-label={`${t('rulebook.phraseUses')} ${index + 1}`}
                options={phraseUses.map((value) => ({ value, label: t(`rulebook.phraseUse.${value}`) }))}
                onChange={(value) => set(index, { uses: value })}
              />
            ),
          },
          {
            title: '',
            width: 150,
            render: (_, { index }) => (
              <>
                <Button
                  size="small"
                  type="text"
                  disabled={index === 0}
                  aria-label={`${t('rulebook.up')} ${index + 1}`}
                  onClick={() => move(index, -1)}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  type="text"
                  disabled={index === phrases.length - 1}
                  aria-label={`${t('rulebook.down')} ${index + 1}`}
                  onClick={() => move(index, 1)}
                >
                  ↓
                </Button>
                <Button
                  size="small"
                  type="text"
                  aria-label={`${t('rulebook.remove')} ${index + 1}`}
                  onClick={() => onChange({ phrases: phrases.filter((_one, at) => at !== index) })}
                >
                  {t('rulebook.remove')}
                </Button>
              </>
            ),
          },
        ]}
      />
      <Button
        size="small"
        data-testid="phrase-add"
        onClick={() => onChange({ phrases: [...phrases, { text: { zh: '', en: '' }, uses: ['desk'] }] })}
      >
        {t('rulebook.add')}
      </Button>
    </>
  );
}
