import { Button, InputNumber, Select, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { incidentTypes } from '../../../protocol/incident/incident.ts';
import type { Deadline } from '../../../protocol/rulebook/rulebook.ts';
import type { BookTabProps } from './BookTab.ts';
import { priorities } from './priorities.ts';

const minuteS = 60;
const hourS = 3_600;
const clocks = [
  ['turnout', 'turnoutS', minuteS],
  ['travel', 'travelS', minuteS],
  ['scene', 'sceneS', minuteS],
  ['whole', 'wholeS', hourS],
] as const;

/** For which incidents which times hold; the most exact line wins. */
export function DeadlinesTab({ book, onChange }: BookTabProps) {
  const { t, i18n } = useTranslation();
  const { deadlines, kinds } = book;
  const any = { value: null, label: t('rulebook.any') };
  const set = (index: number, change: Partial<Deadline>) =>
    onChange({ deadlines: deadlines.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  return (
    <>
      <Table<Deadline & { index: number }>
        size="small"
        pagination={false}
        rowKey="index"
        dataSource={deadlines.map((one, index) => ({ ...one, index }))}
        columns={[
          {
            title: t('rulebook.family'),
            width: 120,
            render: (_, { family, index }) => (
              <Select
                size="small"
                value={family}
                style={{ width: '100%' }}
                options={[any, ...incidentTypes.map((value) => ({ value, label: t(`incidentType.${value}`) }))]}
                onChange={(value) => set(index, { family: value })}
              />
            ),
          },
          {
            title: t('rulebook.kind'),
            width: 150,
            render: (_, { kindId, index }) => (
              <Select
                size="small"
                value={kindId}
                style={{ width: '100%' }}
                options={[
                  any,
                  ...kinds.map(({ id, name }) => ({ value: id, label: i18n.language === 'en' ? name.en : name.zh })),
                ]}
                onChange={(value) => set(index, { kindId: value })}
              />
            ),
          },
          {
            title: t('rulebook.priority'),
            width: 100,
            render: (_, { priority, index }) => (
              <Select
                size="small"
                value={priority}
                style={{ width: '100%' }}
                options={[any, ...priorities.map((value) => ({ value, label: t(`priority.${value}`) }))]}
                onChange={(value) => set(index, { priority: value })}
              />
            ),
          },
          ...clocks.map(([words, field, unitS]) => ({
            title: t(`rulebook.${words}`),
            width: 110,
            render: (_: unknown, row: Deadline & { index: number }) => (
              <InputNumber
                size="small"
                min={0}
                style={{ width: '100%' }}
                aria-label={t(`rulebook.${words}`)}
                value={row[field] === null ? null : Math.round((row[field] / unitS) * 100) / 100}
                onChange={(value) => set(row.index, { [field]: value === null ? null : Math.round(value * unitS) })}
              />
            ),
          })),
          {
            title: t('rulebook.clock'),
            width: 120,
            render: (_, { clock, index }) => (
              <Select<Deadline['clock']>
                size="small"
                value={clock}
                style={{ width: '100%' }}
                options={(['wall', 'working'] as const).map((value) => ({ value, label: t(`rulebook.${value}`) }))}
                onChange={(value) => set(index, { clock: value })}
              />
            ),
          },
          {
            title: '',
            width: 80,
            render: (_, { index }) => (
              <Button
                size="small"
                type="text"
                danger
                onClick={() => onChange({ deadlines: deadlines.filter((_one, at) => at !== index) })}
              >
                {t('rulebook.remove')}
              </Button>
            ),
          },
        ]}
      />
      <Button size="small" onClick={() => onChange({ deadlines: [...deadlines, emptyDeadline] })}>
        {t('rulebook.add')}
      </Button>
    </>
  );
}

const emptyDeadline: Deadline = {
  kindId: null,
  family: null,
  priority: null,
  turnoutS: null,
  travelS: null,
  sceneS: null,
  wholeS: null,
  clock: 'wall',
};
