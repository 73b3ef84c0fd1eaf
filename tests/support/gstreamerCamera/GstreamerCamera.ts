import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export type GstreamerCameraOptions = {
  codec?: 'h264' | 'h264-bframes' | 'h265' | 'mjpeg';
  profile?: 'constrained-baseline' | 'main' | 'high';
  /** Of the sub-stream; the main stream is twice as wide and high. */
  width?: number;
  height?: number;
  fps?: number;
  /** Pictures from one key frame to the next. */
  gop?: number;
  /** Asked for by digest. */
  user?: string;
  password?: string;
};

const readySchema = z.object({ port: z.int().positive() });
const readyWithinMs = 20_000;

/** An RTSP camera nobody here wrote: GStreamer's server (Debian: python3-gi, gir1.2-gst-rtsp-server-1.0), `/main` and `/sub`. */
export class GstreamerCamera {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async create(options: GstreamerCameraOptions = {}): Promise<GstreamerCamera> {
    const script = fileURLToPath(new URL('./camera.py', import.meta.url));
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    // Debian's own Python, whatever else is first in PATH: only that one sees the gi packages.
    const child = spawn('/usr/bin/python3', [script, ...flags], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const timer = setTimeout(() => reject(new Error('The GStreamer camera did not start')), readyWithinMs);
    child.once('error', (cause) => reject(new Error('The GStreamer camera could not be started', { cause })));
    child.once('exit', (code) => reject(new Error(`The GStreamer camera ended (${code ?? 'signal'})`)));
    createInterface(child.stdout).once('line', (line) => resolve(readySchema.parse(JSON.parse(line)).port));
    try {
      return new GstreamerCamera(child, await promise);
    } catch (cause) {
      child.kill('SIGKILL');
      throw cause;
    } finally {
      clearTimeout(timer);
    }
  }

  url(stream: 'main' | 'sub'): string {
    return `rtsp://127.0.0.1:${this.port}/${stream}`;
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }
}
