import { Segmented } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EChart } from './EChart.tsx';

interface ChartCardProps {
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  /** Of all columns, the first one for the names. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
  /** Without one there is only the table. */
  readonly option?: EChartsCoreOption;
  readonly heightRem?: number;
  readonly isWide?: boolean;
}

/** Figures as a chart, and the same figures as a table behind it. */
export function ChartCard({
  name,
  title,
  note,
  columns,
  rows,
  option,
  heightRem = 13,
  isWide = false,
}: ChartCardProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  const isEmpty = rows.length === 0;
  return (
    <section
      className={isWide ? 'statistics-card is-wide' : 'statistics-card'}
      aria-label={title}
      data-testid={`card-${name}`}
    >
      <header>
        <h3>{title}</h3>
        {option !== undefined && !isEmpty && (
          <Segmented
            size="small"
            value={shown}
            onChange={setShown}
            options={[
              { value: 'chart', label: t('statistics.asChart') },
              { value: 'table', label: t('statistics.asTable') },
            ]}
          />
        )}
      </header>
      {note !== undefined && <p className="muted">{note}</p>}
      {isEmpty ? (
        <p className="muted">{t('statistics.empty')}</p>
      ) : option !== undefined && shown === 'chart' ? (
        <EChart option={option} label={title} heightRem={heightRem} />
      ) : (
        <div className="statistics-table">
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ label, values }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {values.map((value, index) => (
                    // Columns have no name of their own.
                    <td key={columns[index + 1] ?? index}>{value ?? '–'}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
