import type { PlotKind } from '../../../protocol/plot/plot.ts';

export interface MapPictureOptions {
  /** The map as it was drawn; device pixels. */
  readonly map: ImageBitmap;
  readonly pixelsPerPoint: number;
  readonly metresPerPixel: number;
  readonly bearingDeg: number;
  readonly title: string;
  /** Who made it and when. */
  readonly byLine: string;
  /** Whose sources are seen; may be empty. */
  readonly attribution: string;
  readonly northWord: string;
  readonly legendTitle: string;
  readonly legend: readonly LegendRow[];
}

export interface LegendRow {
  /** As a style sheet writes it. */
  readonly color: string;
  readonly kind: PlotKind;
  readonly words: string;
}

const font = "'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";
const ink = '#14181e';
const paper = '#ffffff';
const longestScalePx = 140;
const mostLegendRows = 14;

/** The printed sheet: title and time above the map, scale, north and legend on it. */
export function composeMapPicture(options: MapPictureOptions): HTMLCanvasElement {
  const { map, pixelsPerPoint: unit, title, byLine } = options;
  const margin = 20 * unit;
  const head = 58 * unit;
  const sheet = document.createElement('canvas');
  sheet.width = map.width + 2 * margin;
  sheet.height = map.height + head + margin;
  const pen = sheet.getContext('2d');
  if (pen === null) throw new Error('The browser gives no canvas to draw the sheet on');
  pen.fillStyle = paper;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(map, margin, head);
  pen.strokeStyle = ink;
  pen.lineWidth = unit;
  pen.strokeRect(margin, head, map.width, map.height);
  pen.fillStyle = ink;
  pen.textBaseline = 'middle';
  pen.font = `600 ${22 * unit}px ${font}`;
  pen.fillText(title, margin, head / 2, map.width * 0.66);
  pen.font = `${13 * unit}px ${font}`;
  pen.textAlign = 'right';
  pen.fillText(byLine, margin + map.width, head / 2, map.width * 0.32);
  pen.textAlign = 'left';
  if (options.attribution !== '') {
    pen.font = `${10 * unit}px ${font}`;
    pen.fillText(options.attribution, margin, sheet.height - margin / 2, map.width);
  }
  drawScale(pen, options, margin + 14 * unit, head + map.height - 14 * unit);
  drawNorth(pen, options, margin + map.width - 34 * unit, head + 40 * unit);
  if (options.legend.length > 0)
    drawLegend(pen, options, margin + map.width - 14 * unit, head + map.height - 14 * unit);
  return sheet;
}

/** A round length of 1, 2 or 5 times a power of ten that fits. */
export function roundScaleM(metresPerPixel: number, mostPx: number): number {
  const most = metresPerPixel * mostPx;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
}

type Pen = CanvasRenderingContext2D;

function drawScale(pen: Pen, { pixelsPerPoint: unit, metresPerPixel }: MapPictureOptions, x: number, y: number): void {
  const lengthM = roundScaleM(metresPerPixel, longestScalePx);
  const width = (lengthM / metresPerPixel) * unit;
  const words = lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`;
  plate(pen, x, y - 30 * unit, width + 20 * unit, 30 * unit);
  pen.fillStyle = ink;
  pen.font = `${12 * unit}px ${font}`;
  pen.fillText(words, x + 10 * unit, y - 19 * unit);
  pen.lineWidth = 2 * unit;
  pen.beginPath();
  pen.moveTo(x + 10 * unit, y - 11 * unit);
  pen.lineTo(x + 10 * unit, y - 6 * unit);
  pen.lineTo(x + 10 * unit + width, y - 6 * unit);
  pen.lineTo(x + 10 * unit + width, y - 11 * unit);
  pen.stroke();
}

function drawNorth(
  pen: Pen,
  { pixelsPerPoint: unit, bearingDeg, northWord }: MapPictureOptions,
  x: number,
  y: number,
): void {
  pen.save();
  plate(pen, x - 20 * unit, y - 26 * unit, 40 * unit, 52 * unit);
  pen.translate(x, y);
  pen.rotate((-bearingDeg * Math.PI) / 180);
  pen.fillStyle = ink;
  pen.beginPath();
  pen.moveTo(0, -8 * unit);
  pen.lineTo(7 * unit, 18 * unit);
  pen.lineTo(0, 12 * unit);
  pen.lineTo(-7 * unit, 18 * unit);
  pen.fill();
  pen.font = `600 ${12 * unit}px ${font}`;
  pen.textAlign = 'center';
  pen.fillText(northWord, 0, -16 * unit);
  pen.restore();
}

function drawLegend(pen: Pen, options: MapPictureOptions, right: number, bottom: number): void {
  const { pixelsPerPoint: unit, legendTitle } = options;
  const rows = options.legend.slice(0, mostLegendRows);
  const [width, row] = [190 * unit, 20 * unit];
  const height = (rows.length + 1) * row + 14 * unit;
  const [x, y] = [right - width, bottom - height];
  plate(pen, x, y, width, height);
  pen.fillStyle = ink;
  pen.font = `600 ${13 * unit}px ${font}`;
  pen.fillText(legendTitle, x + 10 * unit, y + 16 * unit);
  pen.font = `${12 * unit}px ${font}`;
  for (const [index, { color, kind, words }] of rows.entries()) {
    const middle = y + 16 * unit + (index + 1) * row;
    pen.fillStyle = color;
    pen.strokeStyle = ink;
    pen.lineWidth = unit;
    if (kind === 'point' || kind === 'text') {
      pen.beginPath();
      pen.arc(x + 20 * unit, middle, 5 * unit, 0, 2 * Math.PI);
      pen.fill();
      pen.stroke();
    } else {
      const half = kind === 'line' || kind === 'arrow' ? 1.5 : 5;
      pen.fillRect(x + 10 * unit, middle - half * unit, 20 * unit, 2 * half * unit);
      pen.strokeRect(x + 10 * unit, middle - half * unit, 20 * unit, 2 * half * unit);
    }
    pen.fillStyle = ink;
    pen.fillText(words, x + 38 * unit, middle, width - 46 * unit);
  }
}

function plate(pen: Pen, x: number, y: number, width: number, height: number): void {
  pen.fillStyle = 'rgba(255, 255, 255, 0.9)';
  pen.fillRect(x, y, width, height);
  pen.strokeStyle = ink;
}
