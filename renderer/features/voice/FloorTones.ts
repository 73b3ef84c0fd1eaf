type Tone = { readonly frequencyHz: number; readonly startS: number; readonly lengthS: number };

/** Short, and unlike each other in rhythm as well as in pitch. */
const tones = {
  granted: [{ frequencyHz: 1_050, startS: 0, lengthS: 0.06 }],
  denied: [
    { frequencyHz: 330, startS: 0, lengthS: 0.09 },
    { frequencyHz: 330, startS: 0.14, lengthS: 0.09 },
  ],
} as const satisfies Record<string, readonly Tone[]>;
export type FloorTone = keyof typeof tones;

const loudness = 0.08;
const rampS = 0.008;

/** The sounds of the floor, made rather than loaded. */
export class FloorTones {
  #context: AudioContext | null = null;

  play(name: FloorTone): void {
    if (!navigator.userActivation.hasBeenActive) return;
    this.#context ??= new AudioContext();
    const context = this.#context;
    if (context.state === 'suspended') void context.resume();
    for (const { frequencyHz, startS, lengthS } of tones[name]) {
      const start = context.currentTime + startS;
      const oscillator = new OscillatorNode(context, { frequency: frequencyHz });
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(loudness, start + rampS);
      gain.gain.setValueAtTime(loudness, start + lengthS - rampS);
      gain.gain.linearRampToValueAtTime(0, start + lengthS);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(start);
      oscillator.stop(start + lengthS);
    }
  }

  close(): void {
    void this.#context?.close();
    this.#context = null;
  }
}
