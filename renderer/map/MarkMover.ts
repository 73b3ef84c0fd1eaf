import type { Position } from '../../protocol/geometry/place.ts';

export interface Moved {
  id: string;
  position: Position;
}

interface Track {
  from: Position;
  to: Position;
  startedMs: number;
}

/** Longer jumps are shown at once: a unit that came back into coverage did not fly there. Degrees. */
const farthestGlideDeg = 0.01;

/** Carries marks from their last place to the new one within one reporting interval. */
export class MarkMover {
  readonly #tracks = new Map<string, Track>();
  readonly #glideMs: number;

  constructor(glideMs: number) {
    this.#glideMs = glideMs;
  }

  /** Takes the newest positions; answers where each mark stands now. */
  aim(targets: readonly Moved[], nowMs: number): Map<string, Position> {
    const present = new Set(targets.map((target) => target.id));
    for (const id of this.#tracks.keys()) if (!present.has(id)) this.#tracks.delete(id);
    const shown = new Map<string, Position>();
    for (const { id, position } of targets) {
      const track = this.#tracks.get(id);
      const from = track && isNear(track.to, position) ? this.#at(track, nowMs) : position;
      if (!track || !isSame(track.to, position)) this.#tracks.set(id, { from, to: position, startedMs: nowMs });
      shown.set(id, from);
    }
    return shown;
  }

  /** Marks that are under way, and where they are; one that arrives is answered a last time. */
  step(nowMs: number): Moved[] {
    const moved: Moved[] = [];
    for (const [id, track] of this.#tracks) {
      if (isSame(track.from, track.to)) continue;
      const position = this.#at(track, nowMs);
      if (isSame(position, track.to)) this.#tracks.set(id, { ...track, from: track.to });
      moved.push({ id, position });
    }
    return moved;
  }

  get isMoving(): boolean {
    return this.#tracks.values().some(({ from, to }) => !isSame(from, to));
  }

  /** Lets every mark have arrived. */
  finish(): void {
    for (const [id, track] of this.#tracks) this.#tracks.set(id, { ...track, from: track.to });
  }

  #at({ from, to, startedMs }: Track, nowMs: number): Position {
    const share = Math.min(1, Math.max(0, (nowMs - startedMs) / this.#glideMs));
    if (share === 1) return to;
    return { lon: from.lon + (to.lon - from.lon) * share, lat: from.lat + (to.lat - from.lat) * share };
  }
}

function isSame(one: Position, other: Position): boolean {
  return one.lon === other.lon && one.lat === other.lat;
}

function isNear(one: Position, other: Position): boolean {
  return Math.abs(one.lon - other.lon) < farthestGlideDeg && Math.abs(one.lat - other.lat) < farthestGlideDeg;
}
