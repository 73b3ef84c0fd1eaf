/** Writes a raw byte sequence payload (RBSP) bit by bit and hands it over as a NAL unit. */
export class BitWriter {
  private bytes: Uint8Array;
  private length = 0;
  private accumulator = 0;
  private pending = 0;

  constructor(capacity = 65_536) {
    this.bytes = new Uint8Array(capacity);
  }

  reset(): void {
    this.length = 0;
    this.accumulator = 0;
    this.pending = 0;
  }

  get bitLength(): number {
    return this.length * 8 + this.pending;
  }

  /** Appends the lowest `count` bits (0 to 32) of a value, most significant first. */
  put(value: number, count: number): void {
    if (count > 16) {
      this.put(value >>> 16, count - 16);
      this.put(value & 0xffff, 16);
      return;
    }
    this.accumulator = (this.accumulator << count) | (value & ((1 << count) - 1));
    this.pending += count;
    if (this.length + 4 > this.bytes.length) this.grow();
    while (this.pending >= 8) {
      this.pending -= 8;
      this.bytes[this.length++] = this.accumulator >>> this.pending;
    }
  }

  /** Unsigned Exp-Golomb code, ue(v). */
  putUnsigned(value: number): void {
    const code = value + 1;
    const length = 32 - Math.clz32(code);
    if (length > 1) this.put(0, length - 1);
    this.put(code, length);
  }

  /** Signed Exp-Golomb code, se(v). */
  putSigned(value: number): void {
    this.putUnsigned(value > 0 ? 2 * value - 1 : -2 * value);
  }

  /** Ends the RBSP and returns it as a NAL unit (header byte, emulation prevention; no start code). */
  finishNal(headerByte: number): Uint8Array {
    this.put(1, 1);
    if (this.pending > 0) this.put(0, 8 - this.pending);
    const nal = new Uint8Array(1 + this.length + Math.ceil(this.length / 2));
    nal[0] = headerByte;
    let out = 1;
    let zeros = 0;
    for (let index = 0; index < this.length; index++) {
      const byte = this.bytes[index] ?? 0;
      if (zeros === 2 && byte <= 3) {
        nal[out++] = 3;
        zeros = 0;
      }
      nal[out++] = byte;
      zeros = byte === 0 ? zeros + 1 : 0;
    }
    this.reset();
    return nal.slice(0, out);
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
