import type { VideoStream } from '../../../../protocol/camera/camera.ts';
import { CameraView, type CameraViewTarget, type MediaConnection } from '../../../media/index.ts';

export interface GrabbedFrame {
  readonly picture: Blob & { readonly type: 'image/png' | 'image/jpeg' };
  readonly widthPx: number;
  readonly heightPx: number;
  readonly stream: VideoStream;
  readonly frameAgeMs: number;
}

/** The server takes pictures up to 8 MB; a PNG of a larger frame gives way to a JPEG. */
const mostPngBytes = 7 * 1024 * 1024;
const jpegQuality = 0.95;
/** A camera whose main stream takes longer is shot as it is on the tile. */
const mainWithinMs = 4_000;

/** The frame a video shows, in its own size. */
export async function grabVideo(
  video: HTMLVideoElement,
): Promise<Pick<GrabbedFrame, 'picture' | 'widthPx' | 'heightPx'>> {
  const { videoWidth: widthPx, videoHeight: heightPx } = video;
  if (widthPx === 0) throw new Error('The video shows no frame yet');
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const png = await encode(canvas, 'image/png');
  const picture = png.size <= mostPngBytes ? png : await encode(canvas, 'image/jpeg');
  return { picture: picture as GrabbedFrame['picture'], widthPx, heightPx };
}

/** A frame of the main stream, which is opened for the moment where the tile shows the small one; else what is shown. */
export async function grabFullFrame(
  media: MediaConnection,
  shown: { readonly view: CameraView; readonly target: CameraViewTarget },
): Promise<GrabbedFrame> {
  const { view, target } = shown;
  const isMain = view.state().shownStream === 'main';
  const opened = isMain ? null : await openMain(media, { ...target, stream: 'main' });
  try {
    const from = opened ?? view;
    if (from.video === null) throw new Error('The tile shows no picture');
    const frameAgeMs = Math.max(0, Math.round(from.frameAgeMs() ?? 0));
    return { ...(await grabVideo(from.video)), stream: from.state().shownStream ?? 'sub', frameAgeMs };
  } finally {
    opened?.close();
  }
}

/** Null where the camera has no main stream that this page can show in time. */
async function openMain(media: MediaConnection, target: CameraViewTarget): Promise<CameraView | null> {
  const host = document.createElement('div');
  // Laid out, so that the browser decodes it, and too small to be seen.
  host.style.cssText = 'position:fixed;left:0;top:0;width:2px;height:2px;opacity:0.01;pointer-events:none';
  document.body.append(host);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const view: CameraView = new CameraView({
    connection: media,
    host,
    onChange: (state) => {
      if (state.shownStream !== null) resolve(state.shownStream === 'main');
      else if (state.phase === 'failed') resolve(false);
    },
  });
  const timer = setTimeout(() => resolve(false), mainWithinMs);
  view.show(target);
  const isShown = await promise;
  clearTimeout(timer);
  // Its video goes on without being laid out, for as long as one frame takes.
  host.remove();
  if (isShown) return view;
  view.close();
  return null;
}

function encode(canvas: HTMLCanvasElement, type: 'image/png' | 'image/jpeg'): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The frame could not be encoded')) : resolve(blob)),
      type,
      jpegQuality,
    );
  });
}
