import { Button, Input, Popover, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { incidentTypes, type Priority } from '../../../protocol/incident/incident.ts';
import type { ListView } from './keptListView.ts';
import { isWholeList, listSorts, wholeList, type ListFilter, type ListSort } from './listView.ts';

interface ListToolsProps {
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  /** Behind the buttons, as far as there is room. */
  readonly children: ReactNode;
}

const priorities: readonly Priority[] = [1, 2, 3, 4];

/** In what order, and which: filters with a name are kept for the person. */
export function ListTools({ view, onView, children }: ListToolsProps) {
  const { t } = useTranslation();
  const { filter, saved } = view;
  const [name, setName] = useState('');
  const current = saved.find((one) => JSON.stringify(one.filter) === JSON.stringify(filter))?.name;
  const setFilter = (part: Partial<ListFilter>) => onView({ ...view, filter: { ...filter, ...part } });
  function keep(): void {
    const words = name.trim();
    if (words === '' || isWholeList(filter)) return;
    onView({ ...view, saved: [...saved.filter((one) => one.name !== words), { name: words, filter }].slice(-20) });
    setName('');
  }
  return (
    <div className="list-tools">
      <Select<ListSort>
        size="small"
        value={view.sort}
        aria-label={t('list.sort')}
        options={listSorts.map((value) => ({ value, label: t(`list.by.${value}`) }))}
        onChange={(sort) => onView({ ...view, sort })}
        data-testid="list-sort"
      />
      <Popover
        trigger="click"
        placement="bottomLeft"
        title={t('list.filter')}
        content={
          <div className="list-filter">
            <Select
              mode="multiple"
              value={[...filter.types]}
              options={incidentTypes.map((value) => ({ value, label: t(`incidentType.${value}`) }))}
              onChange={(types) => setFilter({ types })}
              placeholder={t('report.type')}
              aria-label={t('report.type')}
            />
            <Select
              mode="multiple"
              value={[...filter.priorities]}
              options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
              onChange={(chosen) => setFilter({ priorities: chosen })}
              placeholder={t('report.priority')}
              aria-label={t('report.priority')}
            />
            <Input
              value={filter.words}
              onChange={(event) => setFilter({ words: event.target.value })}
              maxLength={80}
              placeholder={t('list.words')}
              aria-label={t('list.words')}
              data-testid="list-words"
            />
            <div className="list-keep">
              <Input
                value={name}
                onChange={(event) => setName(event.target.value)}
                onPressEnter={keep}
                maxLength={24}
                placeholder={t('list.name')}
                aria-label={t('list.name')}
                data-testid="list-name"
              />
              <Button disabled={name.trim() === '' || isWholeList(filter)} onClick={keep} data-testid="list-keep">
                {t('list.keep')}
              </Button>
            </div>
            {current !== undefined && (
              <Button
                size="small"
                onClick={() => onView({ ...view, saved: saved.filter((one) => one.name !== current) })}
              >
                {t('list.forget', { name: current })}
              </Button>
            )}
          </div>
        }
      >
        <Button size="small" data-testid="list-filter" type={isWholeList(filter) ? 'default' : 'primary'}>
          {current ?? (isWholeList(filter) ? t('list.filter') : t('list.filtered'))}
        </Button>
      </Popover>
      {saved
        .filter((one) => one.name !== current)
        .map((one) => (
          <Button key={one.name} size="small" onClick={() => onView({ ...view, filter: one.filter })}>
            {one.name}
          </Button>
        ))}
      {!isWholeList(filter) && (
        <Button size="small" type="text" onClick={() => setFilter(wholeList)} data-testid="list-all">
          {t('list.all')}
        </Button>
      )}
      {children}
    </div>
  );
}
