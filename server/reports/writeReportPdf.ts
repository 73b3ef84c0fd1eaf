import PDFDocument from 'pdfkit';
import { PrintablePaper } from './PrintablePaper.ts';
import type { ChartSection, HeatSection, ReportContent, ReportSection, TableSection } from './reportContent.ts';

const ink = '#15202b';
const muted = '#5a6472';
const line = '#cbd3dc';
const bar = '#2f6db5';
const rowHeight = 15;

/**
 * A4, upright, black on white. The words are text of an embedded part of the font, so that they can be searched, copied
 * and read aloud.
 */
export async function writeReportPdf(content: ReportContent, fontFile: string): Promise<Uint8Array> {
  const paper = new PrintablePaper(
    new PDFDocument({
      size: 'A4',
      margins: { top: 40, left: 40, right: 40, bottom: 46 },
      bufferPages: true,
      font: fontFile,
      info: { Title: content.title, Subject: content.proof, Producer: 'Yigan', Creator: 'Yigan' },
    }),
  );
  paper.text(content.title, { size: 20, color: ink });
  paper.space(4);
  for (const words of content.lines) paper.text(words, { size: 9, color: muted });
  paper.space(8);
  drawFigures(paper, content);
  for (const section of content.sections) drawSection(paper, section);
  return paper.finish(content.proof, muted);
}

function drawFigures(paper: PrintablePaper, { figures }: ReportContent): void {
  const width = paper.width / 4;
  figures.forEach(({ label, value }, index) => {
    const [x, y] = [paper.left + (index % 4) * width, paper.y + Math.floor(index / 4) * 44];
    paper.box(x, y, width - 6, 38, { stroke: line });
    paper.label(String(value), x + 8, y + 4, { size: 15, color: ink });
    paper.label(label, x + 8, y + 23, { size: 8, color: muted });
  });
  paper.space(Math.ceil(figures.length / 4) * 44 + 4);
}

function drawSection(paper: PrintablePaper, section: ReportSection): void {
  const rows = section.kind === 'columns' ? 8 : section.kind === 'heat' ? 9 : 4;
  paper.keep(34 + rows * rowHeight);
  paper.space(8);
  paper.text(section.title, { size: 12, color: ink });
  if (section.note !== undefined) paper.text(section.note, { size: 8, color: muted });
  paper.space(3);
  switch (section.kind) {
    case 'table':
      drawTable(paper, section);
      break;
    case 'bars':
      drawBars(paper, section);
      break;
    case 'columns':
      drawColumns(paper, section);
      break;
    case 'heat':
      drawHeat(paper, section);
  }
}

function drawTable(paper: PrintablePaper, { columns, rows }: TableSection): void {
  const weights = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => (paper.width * weight) / weights);
  const drawRow = (cells: readonly string[], color: string, fill?: string) => {
    const height = Math.max(...cells.map((words, index) => paper.heightOf(words, (widths[index] ?? 0) - 8, 8.5))) + 5;
    const hasTurned = paper.keep(height);
    if (hasTurned && fill === undefined) drawHead();
    if (fill !== undefined) paper.box(paper.left, paper.y, paper.width, height, { fill });
    let x = paper.left;
    cells.forEach((words, index) => {
      const width = widths[index] ?? 0;
      const align = columns[index]?.isNumber === true ? 'right' : 'left';
      paper.label(words, x + 4, paper.y + 2, { size: 8.5, color, width: width - 8, align });
      x += width;
    });
    paper.rule(paper.y + height, line);
    paper.space(height);
  };
  const drawHead = () =>
    drawRow(
      columns.map(({ label }) => label),
      ink,
      '#e3ebf4',
    );
  drawHead();
  for (const row of rows)
    drawRow(
      row.map((cell) => (cell === null ? '–' : String(cell))),
      ink,
    );
  if (rows.length === 0) drawRow(['–'], muted);
}

function drawBars(paper: PrintablePaper, { values }: ChartSection): void {
  const most = Math.max(1, ...values.map(({ value }) => value));
  const [labelWidth, numberWidth] = [130, 40];
  const room = paper.width - labelWidth - numberWidth;
  for (const { label, value } of values) {
    paper.keep(rowHeight);
    paper.label(label, paper.left, paper.y + 1, { size: 8.5, color: ink, width: labelWidth - 6 });
    paper.label(String(value), paper.left + labelWidth, paper.y + 1, {
      size: 8.5,
      color: ink,
      width: numberWidth - 8,
      align: 'right',
    });
    paper.box(paper.left + labelWidth + numberWidth, paper.y + 3, (room * value) / most, rowHeight - 6, { fill: bar });
    paper.space(rowHeight);
  }
  if (values.length === 0) paper.text('–', { size: 8.5, color: muted });
}

function drawColumns(paper: PrintablePaper, { values }: ChartSection): void {
  const [height, foot] = [70, 12];
  const most = Math.max(1, ...values.map(({ value }) => value));
  const step = paper.width / Math.max(1, values.length);
  // A label needs room; of many days only every so many are named.
  const every = Math.ceil(24 / step);
  values.forEach(({ label, value }, index) => {
    const x = paper.left + index * step;
    const tall = (height * value) / most;
    paper.box(x + step * 0.15, paper.y + 12 + height - tall, step * 0.7, tall, { fill: bar });
    const style = { size: 7, color: ink, width: step, align: 'center' } as const;
    if (value > 0 && step > 8) paper.label(String(value), x, paper.y + 2 + height - tall, style);
    if (step > 14 || index % every === 0) {
      paper.label(label, x - 6, paper.y + 14 + height, { ...style, color: muted, width: step + 12 });
    }
  });
  paper.rule(paper.y + 12 + height, line);
  paper.space(12 + height + foot + 4);
}

function drawHeat(paper: PrintablePaper, { rows }: HeatSection): void {
  const labelWidth = 34;
  const step = (paper.width - labelWidth) / 24;
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  for (let hour = 0; hour < 24; hour += 1) {
    paper.label(String(hour), paper.left + labelWidth + hour * step, paper.y, {
      ...{ size: 7, color: muted, width: step, align: 'center' },
    });
  }
  paper.space(11);
  for (const { label, values } of rows) {
    paper.label(label, paper.left, paper.y + 2, { size: 8, color: ink });
    values.forEach((value, hour) => {
      const x = paper.left + labelWidth + hour * step;
      paper.box(x, paper.y, step, rowHeight, {
        stroke: line,
        ...(value === 0 ? {} : { fill: '#f0a030', opacity: 0.15 + (0.7 * value) / most }),
      });
      if (value > 0) {
        paper.label(String(value), x, paper.y + 3, { size: 7.5, color: ink, width: step, align: 'center' });
      }
    });
    paper.space(rowHeight);
  }
}
