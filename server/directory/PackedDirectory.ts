import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Directory } from '../../protocol/hall/directory.ts';

type DirectoryEncoding = 'br' | 'gzip';

const brotli = promisify(brotliCompress);
const compressors: Record<DirectoryEncoding, (text: string) => Promise<Buffer>> = {
  br: (text) => brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify<string, Buffer>(gzip),
};

/** The directory as compressed JSON, made once a version and beside the hall's own work: a large city takes half a second. */
export class PackedDirectory {
  #version: string | null = null;
  #bodies = new Map<DirectoryEncoding, Promise<Buffer>>();

  body(content: Directory, encoding: DirectoryEncoding): Promise<Buffer> {
    if (content.version !== this.#version) {
      this.#version = content.version;
      this.#bodies = new Map();
    }
    const bodies = this.#bodies;
    const packed = bodies.get(encoding);
    if (packed !== undefined) return packed;
    const body = pack(content, encoding);
    bodies.set(encoding, body);
    // Whoever waits hears of a failure; the next page asks anew.
    body.catch(() => bodies.delete(encoding));
    return body;
  }
}

function pack(content: Directory, encoding: DirectoryEncoding): Promise<Buffer> {
  return compressors[encoding](JSON.stringify(content));
}
