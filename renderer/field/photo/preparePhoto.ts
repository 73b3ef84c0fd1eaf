import { Rejected } from '../../../protocol/wire/rejection.ts';
import type { ActFile } from '../outbox/Act.ts';
import { createActFile } from './createActFile.ts';

const longestSidePx = 1_600;
const quality = 0.82;

/** A camera's picture as it is sent: upright JPEG, at most 1600 px, without the camera's own data about place and device. */
export async function preparePhoto(file: Blob): Promise<ActFile> {
  const picture = await decode(file);
  try {
    const scale = Math.min(1, longestSidePx / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser gives no canvas to scale the photo');
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (jpeg === null) throw new Error('This browser could not encode the photo');
    return await createActFile(jpeg);
  } finally {
    picture.close();
  }
}

async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (cause) {
    throw new Rejected('malformed', 'attachmentType', { cause });
  }
}
