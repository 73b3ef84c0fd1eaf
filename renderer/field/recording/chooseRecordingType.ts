export type RecordingKind = 'voice' | 'video';

/** In the order of preference: what browsers of the hall play without conversion, then what the phone can do at all. */
const wanted: Record<RecordingKind, readonly string[]> = {
  voice: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm'],
  video: ['video/mp4;codecs=avc1.42E01E,mp4a.40.2', 'video/webm;codecs=vp8,opus', 'video/mp4', 'video/webm'],
};

/** The container and codecs to record in, or null where this browser can record none of them. */
export function chooseRecordingType(kind: RecordingKind, isSupported: (mediaType: string) => boolean): string | null {
  return wanted[kind].find(isSupported) ?? null;
}
