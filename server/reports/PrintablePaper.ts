interface TextStyle {
  readonly size: number;
  readonly color: string;
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center';
}

interface BoxStyle {
  readonly fill?: string;
  readonly stroke?: string;
  readonly opacity?: number;
}

/** Characters that our font lacks and what stands for them; any other it lacks is a geta mark (〓), as printers do. */
const substitutes: Readonly<Record<string, string>> = { '—': '－', '→': '＞', '≤': '＜', '≥': '＞', '℃': '°C' };
const missing = '〓';

/** What of the font we ask beside drawing with it. */
interface FontTable {
  readonly font?: { hasGlyphForCodePoint(codePoint: number): boolean };
}

/** Pages written from above to below in one font; turns the page itself, so that pdfkit never does. */
export class PrintablePaper {
  readonly #document: PDFKit.PDFDocument;
  readonly #parts: Uint8Array[] = [];
  readonly #ended: Promise<void>;
  y: number;

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
    this.y = document.page.margins.top;
    this.#ended = new Promise((resolve, reject) => {
      document.on('data', (part: Uint8Array) => this.#parts.push(part));
      document.on('end', () => resolve());
      document.on('error', reject);
    });
  }

  get left(): number {
    return this.#document.page.margins.left;
  }

  get width(): number {
    const { width, margins } = this.#document.page;
    return width - margins.left - margins.right;
  }

  /** Turns the page when so much does not fit any more; tells whether it did. */
  keep(height: number): boolean {
    const { page } = this.#document;
    if (this.y + height <= page.height - page.margins.bottom) return false;
    this.#document.addPage();
    this.y = page.margins.top;
    return true;
  }

  space(height: number): void {
    this.y += height;
  }

  /** A paragraph at the place reached, over the whole width. */
  text(words: string, { size, color }: Pick<TextStyle, 'size' | 'color'>): void {
    const height = this.heightOf(words, this.width, size);
    this.keep(height);
    this.label(words, this.left, this.y, { size, color, width: this.width });
    this.y += height + 2;
  }

  label(words: string, x: number, y: number, { size, color, width, align = 'left' }: TextStyle): void {
    this.#document
      .fontSize(size)
      .fillColor(color, 1)
      .text(this.#printable(words), x, y, {
        align,
        ...(width === undefined ? { lineBreak: false } : { width, height: 800 }),
      });
  }

  heightOf(words: string, width: number, size: number): number {
    return this.#document.fontSize(size).heightOfString(this.#printable(words), { width });
  }

  box(x: number, y: number, width: number, height: number, { fill, stroke, opacity = 1 }: BoxStyle): void {
    if (fill !== undefined) this.#document.rect(x, y, width, height).fillColor(fill, opacity).fill();
    if (stroke !== undefined) this.#document.rect(x, y, width, height).lineWidth(0.5).strokeColor(stroke).stroke();
  }

  rule(y: number, color: string): void {
    this.#document
      .moveTo(this.left, y)
      .lineTo(this.left + this.width, y)
      .lineWidth(0.5)
      .strokeColor(color)
      .stroke();
  }

  /** Numbers the pages, writes the foot of each, and gives the file. */
  async finish(foot: string, color: string): Promise<Uint8Array> {
    const { start, count } = this.#document.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      this.#document.switchToPage(index);
      const { page } = this.#document;
      // Inside the margin pdfkit would turn the page.
      const { bottom } = page.margins;
      page.margins.bottom = 0;
      this.label(foot, this.left, page.height - 34, { size: 6.5, color, width: this.width - 50 });
      this.label(`${index + 1} / ${count}`, this.left + this.width - 50, page.height - 34, {
        ...{ size: 7, color, width: 50, align: 'right' },
      });
      page.margins.bottom = bottom;
    }
    this.#document.end();
    await this.#ended;
    return Buffer.concat(this.#parts);
  }

  #printable(words: string): string {
    // The types of pdfkit do not name the font it writes with.
    const { font } = (this.#document as unknown as { _font: FontTable })._font;
    if (font === undefined) return words;
    return Array.from(words.replaceAll(/\s/g, ' '))
      .map((character) => {
        const shown = substitutes[character] ?? character;
        return font.hasGlyphForCodePoint(shown.codePointAt(0) ?? 0) ? shown : missing;
      })
      .join('');
  }
}
