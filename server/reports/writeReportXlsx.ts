import { writeXlsx, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import type { ChartSection, HeatSection, ReportContent, ReportSection, TableSection } from './reportContent.ts';

const titleStyle: CellStyle = { font: { bold: true, size: 16 } };
const headStyle: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E3EBF4' } },
};
const noteStyle: CellStyle = { font: { size: 9, color: { rgb: '5A6472' } } };
const barColor = '2F6DB5';

interface Grid {
  readonly rows: CellValue[][];
  readonly cells: NonNullable<WriteSheet['cells']>;
}

/** One sheet for the whole and one for each section; figures are numbers, and charts are the program's own. */
export async function writeReportXlsx(content: ReportContent): Promise<Uint8Array> {
  const sheets = [overview(content), ...content.sections.map((section) => sheetOf(section, content.proof))];
  return writeXlsx({ sheets, properties: { title: content.title } });
}

function overview({ title, lines, figures, proof }: ReportContent): WriteSheet {
  const grid: Grid = { rows: [], cells: new Map() };
  add(grid, [title], titleStyle);
  for (const line of lines) add(grid, [line]);
  add(grid, []);
  for (const { label, value } of figures) add(grid, [label, value]);
  add(grid, []);
  add(grid, [proof], noteStyle);
  return finish(title, grid, [{ width: 22 }, { width: 12 }], proof);
}

function sheetOf(section: ReportSection, proof: string): WriteSheet {
  const grid: Grid = { rows: [], cells: new Map() };
  add(grid, [section.title], titleStyle);
  if (section.note !== undefined) add(grid, [section.note], noteStyle);
  add(grid, []);
  switch (section.kind) {
    case 'table':
      return table(section, grid, proof);
    case 'heat':
      return heat(section, grid, proof);
    case 'bars':
    case 'columns':
      return chart(section, grid, proof);
  }
}

function table({ title, columns, rows }: TableSection, grid: Grid, proof: string): WriteSheet {
  add(
    grid,
    columns.map(({ label }) => label),
    headStyle,
  );
  for (const row of rows) add(grid, [...row]);
  return finish(
    title,
    grid,
    columns.map(({ weight }) => ({ width: Math.max(10, weight * 11) })),
    proof,
  );
}

function chart({ kind, title, labelTitle, valueTitle, values }: ChartSection, grid: Grid, proof: string): WriteSheet {
  add(grid, [labelTitle, valueTitle], headStyle);
  const first = grid.rows.length + 1;
  for (const { label, value } of values) add(grid, [label, value]);
  const last = grid.rows.length;
  const sheet = finish(title, grid, [{ width: 22 }, { width: 10 }], proof);
  if (values.length === 0) return sheet;
  return {
    ...sheet,
    charts: [
      {
        type: kind === 'bars' ? 'bar' : 'column',
        title,
        legend: false,
        series: [{ name: valueTitle, values: `B${first}:B${last}`, categories: `A${first}:A${last}`, color: barColor }],
        // Lying bars are drawn from below; the first row belongs on top.
        ...(kind === 'bars' ? { axes: { x: { reverse: true } } } : {}),
        anchor: { from: { row: 2, col: 3 }, to: { row: 22, col: 13 } },
      },
    ],
  };
}

function heat({ title, rows }: HeatSection, grid: Grid, proof: string): WriteSheet {
  add(grid, ['', ...Array.from({ length: 24 }, (_, hour) => hour)], headStyle);
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  for (const { label, values } of rows) {
    const row = grid.rows.length;
    add(grid, [label, ...values]);
    values.forEach((value, index) => {
      if (value === 0) return;
      grid.cells.set(`${row},${index + 1}`, {
        value,
        style: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: shade(value / most) } } },
      });
    });
  }
  return finish(title, grid, [{ width: 12 }, ...Array.from({ length: 24 }, () => ({ width: 5 }))], proof);
}

/** From a light to a middle amber, on which black stays readable. */
function shade(share: number): string {
  return [
    [0xff, 0xf1],
    [0xf3, 0xa8],
    [0xdc, 0x3a],
  ]
    .map(([light = 0, strong = 0]) => Math.round(light + (strong - light) * share))
    .map((part) => part.toString(16).padStart(2, '0').toUpperCase())
    .join('');
}

function add({ rows, cells }: Grid, values: CellValue[], style?: CellStyle): void {
  if (style !== undefined) {
    values.forEach((value, column) => cells.set(`${rows.length},${column}`, { value, style }));
  }
  // Cells of text, never formulas, whatever they begin with.
  rows.push(values);
}

function finish(title: string, { rows, cells }: Grid, columns: WriteSheet['columns'], proof: string): WriteSheet {
  return {
    name: title.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31),
    rows,
    cells,
    ...(columns === undefined ? {} : { columns }),
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L&7${proof.replaceAll('&', '&&')}&R&P/&N` },
  };
}
