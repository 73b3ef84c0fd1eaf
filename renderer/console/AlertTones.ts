import type { Priority } from '../../protocol/incident/incident.ts';

/** Pitch of each beep in hertz; the more pressing, the more and higher. */
const tones: Record<Priority, readonly number[]> = { 1: [880, 880, 1175], 2: [784, 988], 3: [659], 4: [523] };
const beepS = 0.11;
const gapS = 0.07;
const loudness = 0.06;

/** Short quiet tones for new incidents, one at a time: of two at once only the more pressing sounds. */
export class AlertTones {
  #context: AudioContext | null = null;
  #busyUntil = 0;

  play(priority: Priority): void {
    this.#context ??= new AudioContext();
    const context = this.#context;
    if (context.currentTime < this.#busyUntil) return;
    let at = context.currentTime + 0.01;
    for (const frequency of tones[priority]) {
      const gain = new GainNode(context, { gain: 0 });
      const oscillator = new OscillatorNode(context, { type: 'sine', frequency });
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(loudness, at + 0.015);
      gain.gain.linearRampToValueAtTime(0, at + beepS);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(at);
      oscillator.stop(at + beepS);
      at += beepS + gapS;
    }
    this.#busyUntil = at;
  }

  close(): void {
    const context = this.#context;
    this.#context = null;
    void context?.close();
  }
}
