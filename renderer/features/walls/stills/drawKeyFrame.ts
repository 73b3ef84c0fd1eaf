const drawWithinMs = 4_000;

/**
 * Decodes one key frame (annex B) and draws it into a canvas as large as that is shown. The decoder lives for this one
 * frame: a miniature must not hold a decoder per tile. Answers false where this browser has none or cannot decode it.
 */
export async function drawKeyFrame(
  canvas: HTMLCanvasElement,
  frame: { readonly codec: string; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<boolean> {
  // Absent on pages that came neither over HTTPS nor from this machine.
  if (!('VideoDecoder' in window)) return false;
  const { promise, resolve, reject } = Promise.withResolvers<VideoFrame>();
  const decoder = new VideoDecoder({ output: resolve, error: reject });
  const timer = setTimeout(() => reject(new Error('The frame was not decoded in time')), drawWithinMs);
  try {
    decoder.configure({ codec: frame.codec, hardwareAcceleration: 'prefer-software', optimizeForLatency: true });
    decoder.decode(new EncodedVideoChunk({ type: 'key', timestamp: 0, data: frame.bytes }));
    decoder.flush().catch(reject);
    draw(canvas, await promise);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    if (decoder.state !== 'closed') decoder.close();
  }
}

function draw(canvas: HTMLCanvasElement, frame: VideoFrame): void {
  try {
    const width = Math.max(1, Math.round(canvas.clientWidth * window.devicePixelRatio));
    const height = Math.max(1, Math.round((width * frame.displayHeight) / frame.displayWidth));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    canvas.getContext('2d')?.drawImage(frame, 0, 0, width, height);
  } finally {
    frame.close();
  }
}
