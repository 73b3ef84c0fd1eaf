import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/**
 * Makes resources/simulator/glyphs.bin, the font of the simulated cameras' on-screen text: ASCII, the 3,755 common Chinese
 * characters (GB 2312 level 1) and whatever the camera names of the demo city need beyond them. Needs Chromium and Noto
 * Sans CJK SC (OFL); run by hand when names change: node scripts/glyphs/bakeGlyphs.ts
 */
const root = join(import.meta.dirname, '..', '..');
const target = join(root, 'resources', 'simulator', 'glyphs.bin');

function commonCharacters(): string[] {
  const decoder = new TextDecoder('gb18030');
  const characters: string[] = [];
  for (let zone = 0xb0; zone <= 0xd7; zone++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const character = decoder.decode(Uint8Array.of(zone, cell));
      if (/^\p{Script=Han}$/u.test(character)) characters.push(character);
    }
  return characters;
}

const names = readFileSync(join(root, 'resources', 'city', 'cameras.json'), 'utf8').match(/\p{Script=Han}/gu) ?? [];
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const letters = [...new Set([...ascii, '°', '×', '□', '·', '（', '）', ...commonCharacters(), ...names])];

/** Runs in the page; as text, because this folder knows no DOM. */
const drawLetters = `(letters) => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 16;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.textBaseline = 'alphabetic';
  return letters.map((letter) => {
    const isWide = letter > '\u2fff';
    context.fillStyle = '#000';
    context.fillRect(0, 0, 16, 16);
    context.fillStyle = '#fff';
    context.font = isWide ? '500 15px "Noto Sans CJK SC"' : '500 14px "Noto Sans Mono CJK SC", "Noto Sans CJK SC"';
    context.fillText(letter, 0.5, 13);
    const pixels = context.getImageData(0, 0, 16, 16).data;
    const grades = Array.from({ length: 256 }, (_, pixel) => Math.min(3, Math.floor(pixels[pixel * 4] / 60)));
    return { advance: isWide ? 16 : 8, grades };
  });
}`;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--headless=new'],
});
const page = await browser.newPage();
const glyphs = await page.evaluate<{ advance: number; grades: number[] }[]>(
  `(${drawLetters})(${JSON.stringify(letters)})`,
);
await browser.close();

const header = Buffer.alloc(4 + letters.length * 5);
header.writeUInt32LE(letters.length, 0);
const cells = Buffer.alloc(letters.length * 64);
glyphs.forEach((glyph, index) => {
  header.writeUInt32LE(letters[index]?.codePointAt(0) ?? 0, 4 + index * 5);
  header.writeUInt8(glyph.advance, 8 + index * 5);
  glyph.grades.forEach((grade, pixel) => {
    const at = index * 64 + (pixel >> 2);
    cells.writeUInt8(cells.readUInt8(at) | (grade << ((pixel & 3) * 2)), at);
  });
});
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, deflateSync(Buffer.concat([header, cells]), { level: 9 }));
console.log(`${letters.length} glyphs`);
