import { randomBytes } from 'node:crypto';

/** One medium of a session: its packets on a transport of its own. */
export interface RtspTrack {
  /** The Transport header of the SETUP reply. */
  readonly transportHeader: string;
  readonly nextSequence: number;
  readonly isPlaying: boolean;
  play(): void;
  pause(): void;
  close(): void;
}

export interface RtspSessionOptions {
  timeoutMs: number;
  onTimeout: () => void;
}

/** One viewer's session with one stream: its tracks by name, and their common time limit. */
export class RtspSession {
  readonly id = randomBytes(8).toString('hex');
  private readonly tracks = new Map<string, RtspTrack>();
  private readonly limit: NodeJS.Timeout;

  constructor({ timeoutMs, onTimeout }: RtspSessionOptions) {
    this.limit = setTimeout(onTimeout, timeoutMs);
  }

  get trackCount(): number {
    return this.tracks.size;
  }

  has(name: string): boolean {
    return this.tracks.has(name);
  }

  add(name: string, track: RtspTrack): void {
    this.tracks.set(name, track);
  }

  /** The named track, or all where none is named (aggregate control, RFC 2326 section 10). */
  select(name: string | null): [name: string, track: RtspTrack][] {
    return [...this.tracks].filter(([own]) => name === null || own === name);
  }

  /** Ends the named track, or all. */
  remove(name: string | null): void {
    for (const [own, track] of this.select(name)) {
      track.close();
      this.tracks.delete(own);
    }
  }

  /** The client showed a sign of life. */
  keepAlive(): void {
    this.limit.refresh();
  }

  close(): void {
    clearTimeout(this.limit);
    this.remove(null);
  }
}
