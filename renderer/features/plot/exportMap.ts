import type { GisMap } from '../../map/GisMap.ts';
import { composeMapPicture, type MapPictureOptions } from './composeMapPicture.ts';
import { writePicturePdf } from './writePicturePdf.ts';

export type ExportFormat = 'png' | 'pdf';
type Words = Pick<MapPictureOptions, 'title' | 'byLine' | 'northWord' | 'legendTitle' | 'legend'>;

const drawTimeoutMs = 10_000;
const jpegQuality = 0.92;

/** The map as it is seen now, as a sheet in a file. */
export async function exportMap(map: GisMap, format: ExportFormat, words: Words): Promise<Blob> {
  const picture = await map.window.picture(drawTimeoutMs);
  try {
    const sheet = composeMapPicture({
      map: picture,
      pixelsPerPoint: picture.width / map.window.widthPx,
      metresPerPixel: map.window.metresPerPixel,
      bearingDeg: map.window.pose.bearingDeg,
      attribution: map.siteSources.attribution,
      ...words,
    });
    if (format === 'png') return await toBlob(sheet, 'image/png');
    const jpeg = new Uint8Array(await (await toBlob(sheet, 'image/jpeg')).arrayBuffer());
    const { width, height } = sheet;
    return new Blob([writePicturePdf({ jpeg, width, height })], { type: 'application/pdf' });
  } finally {
    picture.close();
  }
}

function toBlob(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob === null) reject(new Error(`The browser cannot write ${type}`));
        else resolve(blob);
      },
      type,
      jpegQuality,
    );
  });
}
