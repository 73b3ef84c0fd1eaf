import { Button, Input, Select, Switch, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { incidentTypes, type Priority } from '../../../protocol/incident/incident.ts';
import type { IncidentKind } from '../../../protocol/rulebook/rulebook.ts';
import type { BookTabProps } from './BookTab.ts';
import { priorities } from './priorities.ts';

/** Kinds of incidents under the ten families, and what the four priorities are called. */
export function KindsTab({ book, onChange }: BookTabProps) {
  const { t } = useTranslation();
  const { kinds, priorityNames } = book;
  const set = (index: number, change: Partial<IncidentKind>) =>
    onChange({ kinds: kinds.map((kind, at) => (at === index ? { ...kind, ...change } : kind)) });
  const name = (priority: Priority, language: 'zh' | 'en', text: string) =>
    onChange({
      priorityNames: { ...priorityNames, [priority]: { ...priorityNames[priority], [language]: text } },
    });
  return (
    <>
      <h3>{t('rulebook.priorityNames')}</h3>
      <div className="rulebook-names">
        {priorities.map((priority) => (
          <span key={priority}>
            <b>{priority}</b>
            <Input
              size="small"
              aria-label={`${t('rulebook.nameZh')} ${priority}`}
              value={priorityNames[priority].zh}
              onChange={(event) => name(priority, 'zh', event.target.value)}
            />
            <Input
              size="small"
              aria-label={`${t('rulebook.nameEn')} ${priority}`}
              value={priorityNames[priority].en}
              onChange={(event) => name(priority, 'en', event.target.value)}
            />
          </span>
        ))}
      </div>
      <Table<IncidentKind & { index: number }>
        size="small"
        pagination={false}
        rowKey="index"
        dataSource={kinds.map((kind, index) => ({ ...kind, index }))}
        columns={[
          {
            title: t('rulebook.id'),
            width: 160,
            render: (_, { id, index }) => (
              <Input size="small" value={id} onChange={(event) => set(index, { id: event.target.value })} />
            ),
          },
          {
            title: t('rulebook.family'),
            width: 130,
            render: (_, { family, index }) => (
              <Select
                size="small"
                value={family}
                style={{ width: '100%' }}
                options={incidentTypes.map((value) => ({ value, label: t(`incidentType.${value}`) }))}
                onChange={(value) => set(index, { family: value })}
              />
            ),
          },
          {
            title: t('rulebook.nameZh'),
            render: (_, { name: words, index }) => (
              <Input
                size="small"
                value={words.zh}
                onChange={(event) => set(index, { name: { ...words, zh: event.target.value } })}
              />
            ),
          },
          {
            title: t('rulebook.nameEn'),
            render: (_, { name: words, index }) => (
              <Input
                size="small"
                value={words.en}
                onChange={(event) => set(index, { name: { ...words, en: event.target.value } })}
              />
            ),
          },
          {
            title: t('rulebook.defaultPriority'),
            width: 120,
            render: (_, { defaultPriority, index }) => (
              <Select<Priority>
                size="small"
                value={defaultPriority}
                style={{ width: '100%' }}
                options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
                onChange={(value) => set(index, { defaultPriority: value })}
              />
            ),
          },
          {
            title: t('rulebook.active'),
            width: 80,
            render: (_, { isActive, index }) => (
              <Switch size="small" checked={isActive} onChange={(value) => set(index, { isActive: value })} />
            ),
          },
        ]}
      />
      <Button
        size="small"
        onClick={() =>
          onChange({
            kinds: [
              ...kinds,
              {
                id: `kind${kinds.length + 1}`,
                family: 'other',
                name: { zh: '', en: '' },
                defaultPriority: 3,
                isActive: true,
              },
            ],
          })
        }
      >
        {t('rulebook.add')}
      </Button>
    </>
  );
}
