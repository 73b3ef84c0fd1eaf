/** How urgent the sound is: by the priority of the incident, 1 the highest; and for a question to the unit itself. */
export type AlarmPattern = 'critical' | 'normal' | 'welfare' | 'welfareLoud';

const patterns: Record<AlarmPattern, { readonly tonesHz: readonly number[]; readonly everyMs: number }> = {
  critical: { tonesHz: [1175, 784, 1175, 784, 1175], everyMs: 1_500 },
  welfare: { tonesHz: [880, 880], everyMs: 2_000 },
  welfareLoud: { tonesHz: [1568, 1175, 1568, 1175, 1568, 1175], everyMs: 1_400 },
  normal: { tonesHz: [784, 988], everyMs: 2_500 },
};
const toneSeconds = 0.18;
const vibrationMs = [400, 150, 400];

/** Rings and vibrates from `ring` until `stop`. Browsers allow sound only after a touch: `unlock` belongs to the first one. */
export class AssignmentAlarm {
  readonly #listeners = new Set<() => void>();
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | null = null;
  #pattern: AlarmPattern | null = null;

  get canSound(): boolean {
    return this.#context?.state === 'running';
  }

  readonly onSound = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async unlock(): Promise<void> {
    const context = (this.#context ??= new AudioContext());
    context.onstatechange = () => this.#tell();
    if (context.state === 'suspended') await context.resume();
    this.#tell();
  }

  ring(pattern: AlarmPattern): void {
    if (this.#pattern === pattern) return;
    this.stop();
    this.#pattern = pattern;
    this.#sound(pattern);
    this.#timer = setInterval(() => this.#sound(pattern), patterns[pattern].everyMs);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    if (this.#pattern !== null && 'vibrate' in navigator) navigator.vibrate(0);
    this.#timer = null;
    this.#pattern = null;
  }

  async close(): Promise<void> {
    this.stop();
    const context = this.#context;
    this.#context = null;
    await context?.close();
  }

  #sound(pattern: AlarmPattern): void {
    if ('vibrate' in navigator) navigator.vibrate(vibrationMs);
    const context = this.#context;
    if (context?.state !== 'running') return;
    for (const [index, frequencyHz] of patterns[pattern].tonesHz.entries()) {
      const startAt = context.currentTime + index * (toneSeconds + 0.04);
      const tone = new OscillatorNode(context, { type: 'square', frequency: frequencyHz });
      const gain = new GainNode(context, { gain: 0 });
      // Ramps instead of steps: a step is heard as a click.
      gain.gain.setValueAtTime(0, startAt);
      gain.gain.linearRampToValueAtTime(0.35, startAt + 0.01);
      gain.gain.setValueAtTime(0.35, startAt + toneSeconds - 0.02);
      gain.gain.linearRampToValueAtTime(0, startAt + toneSeconds);
      tone.connect(gain).connect(context.destination);
      tone.start(startAt);
      tone.stop(startAt + toneSeconds);
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
