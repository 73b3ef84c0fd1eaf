/** A glyph file (protobuf `glyphs { stacks { name range } }`) without any glyph, so that a style that asks for one gets an answer. */
export function emptyGlyphs(fontStack: string, range: string): Buffer {
  const name = lengthDelimited(1, Buffer.from(fontStack));
  const span = lengthDelimited(2, Buffer.from(range));
  return lengthDelimited(1, Buffer.concat([name, span]));
}

function lengthDelimited(field: number, bytes: Buffer): Buffer {
  const lengthDelimitedType = 2;
  const head: number[] = [(field << 3) | lengthDelimitedType];
  let rest = bytes.length;
  for (; rest > 127; rest >>>= 7) head.push((rest & 127) | 128);
  head.push(rest);
  return Buffer.concat([Buffer.from(head), bytes]);
}
