import type { CameraSource, VideoStream } from '../../../../protocol/camera/camera.ts';

/** Where a stream is pulled from. Holds credentials: never logged, never sent to a seat. */
export type RtspAddress = { url: string; credentials: { username: string; password: string } | null };

/** The address of one stream; a camera with one stream only serves it as both; null when none is configured. */
export function rtspAddress(source: CameraSource, stream: VideoStream): RtspAddress | null {
  if (source.driver === 'none') return null;
  const text = stream === 'main' ? (source.mainUrl ?? source.subUrl) : (source.subUrl ?? source.mainUrl);
  if (text === undefined) return null;
  const url = text.replace(/^(rtsp:\/\/)[^/?#]*@/i, '$1');
  if (source.username !== undefined) {
    return { url, credentials: { username: source.username, password: source.password ?? '' } };
  }
  const written = URL.parse(text);
  if (written === null || written.username === '') return { url, credentials: null };
  const credentials = { username: decode(written.username), password: decode(written.password) };
  return { url, credentials };
}

/** A password typed into a URL without encoding may hold a lone percent sign. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    if (cause instanceof URIError) return text;
    throw cause;
  }
}
