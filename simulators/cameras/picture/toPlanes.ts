import type { PicturePlanes } from '../h264/picturePlanes.ts';
import type { Canvas } from './canvas.ts';

/**
 * Converts a canvas of `factor` times the picture's size to 4:2:0 planes, BT.709 limited range. Rows that only pad the
 * picture to whole macroblocks repeat the last one.
 */
export function toPlanes(canvas: Canvas, factor: number, planes: PicturePlanes): void {
  const width = canvas.width / factor;
  const height = canvas.height / factor;
  const stride = planes.columns * 16;
  const chromaStride = planes.columns * 8;
  const { colour } = canvas;
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      let [sumRed, sumGreen, sumBlue] = [0, 0, 0];
      for (let quarter = 0; quarter < 4; quarter++) {
        const column = x + (quarter & 1);
        const row = y + (quarter >> 1);
        let [red, green, blue] = [0, 0, 0];
        for (let dy = 0; dy < factor; dy++)
          for (let dx = 0; dx < factor; dx++) {
            const value = colour[(row * factor + dy) * canvas.width + column * factor + dx] ?? 0;
            red += (value >> 16) & 255;
            green += (value >> 8) & 255;
            blue += value & 255;
          }
        const samples = factor * factor;
        planes.luma[row * stride + column] = 16.5 + (0.1826 * red + 0.6142 * green + 0.062 * blue) / samples;
        sumRed += red;
        sumGreen += green;
        sumBlue += blue;
      }
      const samples = factor * factor * 4;
      const at = (y >> 1) * chromaStride + (x >> 1);
      planes.blue[at] = 128.5 + (-0.1006 * sumRed - 0.3386 * sumGreen + 0.4392 * sumBlue) / samples;
      planes.red[at] = 128.5 + (0.4392 * sumRed - 0.3989 * sumGreen - 0.0403 * sumBlue) / samples;
    }
  for (let row = height; row < planes.rows * 16; row++)
    planes.luma.copyWithin(row * stride, (height - 1) * stride, height * stride);
  for (let row = height / 2; row < planes.rows * 8; row++)
    for (const plane of [planes.blue, planes.red])
      plane.copyWithin(row * chromaStride, (height / 2 - 1) * chromaStride, (height / 2) * chromaStride);
}
