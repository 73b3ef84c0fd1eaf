/** Colour (0xrrggbb) and depth of every pixel while a view of the city is painted. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly colour: Uint32Array;
  /** 1 / metres along the optical axis; 0 is the sky. */
  readonly inverseDepth: Float32Array;
  /** Not zero where the sun does not reach the ground. */
  readonly shadow: Uint8Array;
}

export function createCanvas(width: number, height: number): Canvas {
  const size = width * height;
  return {
    width,
    height,
    colour: new Uint32Array(size),
    inverseDepth: new Float32Array(size),
    shadow: new Uint8Array(size),
  };
}

/** Multiplies the channels of a colour by 0 to 1.3 or so. */
export function shade(colour: number, light: number): number {
  const red = Math.min(255, ((colour >> 16) & 255) * light);
  const green = Math.min(255, ((colour >> 8) & 255) * light);
  const blue = Math.min(255, (colour & 255) * light);
  return (red << 16) | (green << 8) | (blue & 255);
}

/** `share` 0 gives `from`, 1 gives `to`. */
export function blend(from: number, to: number, share: number): number {
  const red = ((from >> 16) & 255) + (((to >> 16) & 255) - ((from >> 16) & 255)) * share;
  const green = ((from >> 8) & 255) + (((to >> 8) & 255) - ((from >> 8) & 255)) * share;
  const blue = (from & 255) + ((to & 255) - (from & 255)) * share;
  return (red << 16) | (green << 8) | (blue & 255);
}

/** Smooth repeatable noise of 0 to 1 over a plane. */
export function valueNoise(x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = smooth(x - column);
  const v = smooth(y - row);
  const upper = lattice(column, row) * (1 - u) + lattice(column + 1, row) * u;
  const lower = lattice(column, row + 1) * (1 - u) + lattice(column + 1, row + 1) * u;
  return upper * (1 - v) + lower * v;
}

function smooth(share: number): number {
  return share * share * (3 - 2 * share);
}

function lattice(column: number, row: number): number {
  let hash = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
