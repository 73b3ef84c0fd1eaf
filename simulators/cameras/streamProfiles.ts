export const streamKinds = ['main', 'sub'] as const;
export type StreamKind = (typeof streamKinds)[number];

export interface StreamProfile {
  width: number;
  height: number;
  framesPerSecond: number;
  kilobitsPerSecond: number;
}

export const streamProfiles: Readonly<Record<StreamKind, StreamProfile>> = {
  main: { width: 1280, height: 720, framesPerSecond: 15, kilobitsPerSecond: 1500 },
  sub: { width: 640, height: 360, framesPerSecond: 12.5, kilobitsPerSecond: 400 },
};
