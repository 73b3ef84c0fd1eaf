import type { Priority } from '../../protocol/incident/incident.ts';

/** What sounds: a new incident by its priority, a unit in danger, an order that nobody answers, a message. */
export type AlertTone = Priority | 'emergency' | 'unanswered' | 'message';

/** Pitch of each beep in hertz; the more pressing, the more and higher. */
const tones: Record<AlertTone, readonly number[]> = {
  1: [880, 880, 1175],
  2: [784, 988],
  3: [659],
  4: [523],
  emergency: [1568, 1047, 1568, 1047, 1568, 1047],
  unanswered: [988, 784, 988],
  message: [587, 698],
};
const beepS = 0.11;
const gapS = 0.07;
const loudness = 0.06;
const emergencyLoudness = 0.25;

/** Short quiet tones, one at a time: of two at once only the more pressing sounds, and an emergency over anything. */
export class AlertTones {
  #context: AudioContext | null = null;
  #busyUntil = 0;

  play(tone: AlertTone): void {
    this.#context ??= new AudioContext();
    const context = this.#context;
    if (context.currentTime < this.#busyUntil && tone !== 'emergency') return;
    let at = context.currentTime + 0.01;
    for (const frequency of tones[tone]) {
      const gain = new GainNode(context, { gain: 0 });
      const oscillator = new OscillatorNode(context, { type: 'sine', frequency });
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(tone === 'emergency' ? emergencyLoudness : loudness, at + 0.015);
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
