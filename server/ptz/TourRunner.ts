import type { CameraId } from '../../protocol/ids.ts';
import { cameraIdSchema } from '../../protocol/ids.ts';
import type { CameraPtz, PtzTour } from '../../protocol/ptz/ptz.ts';
import type { PtzPose } from '../../protocol/ptz/ptzPose.ts';
import type { TurnOutcome } from './PtzControl.ts';

export interface TourRunnerOptions {
  readonly findStored: (cameraId: CameraId) => CameraPtz | undefined;
  /** Never throws for what a camera does. */
  readonly turn: (cameraId: CameraId, pose: PtzPose, holdMs: number) => Promise<TurnOutcome>;
  readonly endTour: (cameraId: CameraId) => void;
}

interface Round {
  readonly tourId: PtzTour['id'];
  nextStep: number;
  timer: NodeJS.Timeout | undefined;
}

/** How soon a tour that gave way looks whether its camera is free again. */
const retryMs = 1_000;
/** The lease outlasts the dwell by so much, so that it is renewed and not taken anew at each step. */
const holdBeyondDwellMs = 10_000;

/** Keeps the running tours of all cameras going: gives way to any person, and goes on with the step it was at. */
export class TourRunner {
  readonly #options: TourRunnerOptions;
  readonly #rounds = new Map<CameraId, Round>();

  constructor(options: TourRunnerOptions) {
    this.#options = options;
  }

  /** Begins and ends tours after what is stored; changes of a running tour count from its next step on. */
  update(stored: Readonly<Record<string, CameraPtz>>): void {
    for (const [cameraId, round] of this.#rounds) {
      if (stored[cameraId]?.runningTourId === round.tourId) continue;
      this.#forget(cameraId, round);
      this.#options.endTour(cameraId);
    }
    for (const [key, { runningTourId }] of Object.entries(stored)) {
      const cameraId = cameraIdSchema.parse(key);
      if (runningTourId === null || this.#rounds.has(cameraId)) continue;
      const round: Round = { tourId: runningTourId, nextStep: 0, timer: undefined };
      this.#rounds.set(cameraId, round);
      void this.#step(cameraId, round);
    }
  }

  close(): void {
    for (const [cameraId, round] of this.#rounds) this.#forget(cameraId, round);
  }

  #forget(cameraId: CameraId, round: Round): void {
    clearTimeout(round.timer);
    this.#rounds.delete(cameraId);
  }

  async #step(cameraId: CameraId, round: Round): Promise<void> {
    const stored = this.#options.findStored(cameraId);
    const steps = stored?.tours.find(({ id }) => id === round.tourId)?.steps ?? [];
    const step = steps[round.nextStep % Math.max(1, steps.length)];
    const preset = stored?.presets.find(({ id }) => id === step?.presetId);
    let waitMs = retryMs;
    if (step !== undefined && preset !== undefined) {
      const dwellMs = step.dwellS * 1_000;
      const outcome = await this.#options.turn(cameraId, preset.pose, dwellMs + holdBeyondDwellMs);
      if (outcome !== 'held') {
        round.nextStep = (round.nextStep + 1) % steps.length;
        waitMs = dwellMs;
      }
    }
    if (this.#rounds.get(cameraId) !== round) return;
    round.timer = setTimeout(() => void this.#step(cameraId, round), waitMs);
    round.timer.unref();
  }
}
