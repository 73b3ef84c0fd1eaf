import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const textual = new Set(['.css', '.html', '.js', '.json', '.mjs', '.svg', '.webmanifest']);
const smallestBytes = 1024;
const brotliQuality = 9;

/** Puts a .br and a .gz beside every text of the pages, so that the server sends them as they are. */
export async function compressPages(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && textual.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(file);
      if (bytes.length < smallestBytes) return;
      const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality };
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
      writeFileSync(`${file}.gz`, await promisify(gzip)(bytes));
    }),
  );
}
