import { spawn } from 'node:child_process';

export interface DecodedFrame {
  width: number;
  height: number;
  luma: Buffer;
}

const timeoutMs = 60_000;
const decoder = 'ffmpeg';

/** Decodes frames with ffmpeg: of an RTSP address, of H.264 (Annex B) bytes or of a movie. Rejects with what ffmpeg says. */
export async function decodeFrames(
  source: { url: string; transport?: 'tcp' | 'udp' } | { annexB: Buffer } | { mp4: Buffer },
  frameCount: number,
): Promise<DecodedFrame[]> {
  const ofBytes = 'mp4' in source ? ['-f', 'mp4', '-i', '-'] : ['-f', 'h264', '-i', '-'];
  const input = 'url' in source ? ['-rtsp_transport', source.transport ?? 'tcp', '-i', source.url] : ofBytes;
  const output = ['-an', '-fps_mode', 'passthrough', '-frames:v', String(frameCount), '-f', 'yuv4mpegpipe', '-'];
  const child = spawn(decoder, ['-v', 'error', ...input, ...output], { timeout: timeoutMs, killSignal: 'SIGKILL' });
  const chunks: Buffer[] = [];
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdin.on('error', () => undefined);
  child.stdin.end('annexB' in source ? source.annexB : 'mp4' in source ? source.mp4 : undefined);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const frames = parseFrames(Buffer.concat(chunks));
  if (code !== 0 || frames.length === 0) throw new Error(`${decoder} ended with ${code}: ${complaint}`);
  return frames;
}

/** Cuts a YUV4MPEG2 stream of 4:2:0 pictures into frames. */
function parseFrames(stream: Buffer): DecodedFrame[] {
  const header = stream.toString('latin1', 0, Math.max(0, stream.indexOf('\n')));
  const size = (letter: string) => Number(new RegExp(` ${letter}(\\d+)`).exec(header)?.[1] ?? 0);
  const [width, height] = [size('W'), size('H')];
  const frames: DecodedFrame[] = [];
  for (let at = header.length + 1; at < stream.length;) {
    const start = stream.indexOf('\n', at) + 1;
    frames.push({ width, height, luma: stream.subarray(start, start + width * height) });
    at = start + (width * height * 3) / 2;
  }
  return frames;
}
