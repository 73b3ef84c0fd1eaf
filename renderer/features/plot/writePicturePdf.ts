/** A JPEG picture and its size in pixels. */
export interface PdfPicture {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A4, in points of 1/72 inch, and the margin round the picture. */
const [shortSide, longSide] = [595.28, 841.89];
const margin = 24;

/**
 * One page of PDF 1.4 with nothing but a picture, upright or across as fits it better (ISO 32000-1, 7.5 and 8.9.5). All
 * words stand in the picture, so that no font has to travel with it.
 */
export function writePicturePdf({ jpeg, width, height }: PdfPicture): Uint8Array<ArrayBuffer> {
  const isAcross = width >= height;
  const [pageWidth, pageHeight] = isAcross ? [longSide, shortSide] : [shortSide, longSide];
  const shrink = Math.min((pageWidth - 2 * margin) / width, (pageHeight - 2 * margin) / height);
  const [w, h] = [width * shrink, height * shrink];
  const place = [w, 0, 0, h, (pageWidth - w) / 2, (pageHeight - h) / 2].map((value) => value.toFixed(2)).join(' ');
  const content = `q ${place} cm /Map Do Q`;
  const image =
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB ` +
    `/BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`;
  const file = new PdfBytes();
  file.words('%PDF-1.4\n');
  // Bytes above 127 in the second line tell programs that the file is not text (7.5.2).
  file.bytes(Uint8Array.of(0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a));
  file.object('<< /Type /Catalog /Pages 2 0 R >>');
  file.object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  file.object(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] ` +
      '/Resources << /XObject << /Map 5 0 R >> >> /Contents 4 0 R >>',
  );
  file.object(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  file.object(image, jpeg, '\nendstream');
  return file.finish();
}

class PdfBytes {
  readonly #parts: Uint8Array[] = [];
  readonly #offsets: number[] = [];
  #size = 0;

  words(text: string): void {
    this.bytes(new TextEncoder().encode(text));
  }

  bytes(part: Uint8Array): void {
    this.#parts.push(part);
    this.#size += part.length;
  }

  object(...parts: (string | Uint8Array)[]): void {
    this.#offsets.push(this.#size);
    this.words(`${this.#offsets.length} 0 obj\n`);
    for (const part of parts) {
      if (typeof part === 'string') this.words(part);
      else this.bytes(part);
    }
    this.words('\nendobj\n');
  }

  /** Each line of the table of objects is exactly twenty bytes (7.5.4). */
  finish(): Uint8Array<ArrayBuffer> {
    const tableAt = this.#size;
    const count = this.#offsets.length + 1;
    const rows = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    this.words(`xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}`);
    this.words(`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${tableAt}\n%%EOF\n`);
    const file = new Uint8Array(this.#size);
    let at = 0;
    for (const part of this.#parts) {
      file.set(part, at);
      at += part.length;
    }
    return file;
  }
}
