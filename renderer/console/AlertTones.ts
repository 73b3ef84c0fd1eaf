import { morePressing, type AlertTone } from './toneRank.ts';

/** Pitch of each beep in hertz; the more pressing, the more and higher. */
const tones: Record<AlertTone, readonly number[]> = {
  1: [880, 880, 1175],
  2: [784, 988],
  3: [659],
  4: [523],
  emergency: [1568, 1047, 1568, 1047, 1568, 1047],
  lineLost: [440, 330, 220],
  unanswered: [988, 784, 988],
  handOff: [659, 880, 659],
  handOffBack: [880, 659, 523],
  overdue: [740, 740],
  receiptMissing: [587, 494],
  message: [587, 698],
};
const beepS = 0.11;
const gapS = 0.07;
const loudness = 0.06;
const emergencyLoudness = 0.25;

/** The one loudspeaker of a page: whoever sounds shares it, so that two causes never sound at once. */
class Speaker {
  users = 0;
  #context: AudioContext | null = null;
  #busyUntil = 0;
  #waiting: AlertTone | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  play(tone: AlertTone): void {
    this.#context ??= new AudioContext();
    const leftS = this.#busyUntil - this.#context.currentTime;
    if (leftS > 0 && tone !== 'emergency') {
      this.#waiting = morePressing(this.#waiting, tone);
      this.#timer ??= setTimeout(() => this.#playWaiting(), leftS * 1000 + 1);
      return;
    }
    this.#sound(this.#context, tone);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = null;
    const context = this.#context;
    this.#context = null;
    this.#busyUntil = 0;
    void context?.close();
  }

  #playWaiting(): void {
    this.#timer = null;
    const tone = this.#waiting;
    this.#waiting = null;
    if (tone !== null) this.play(tone);
  }

  #sound(context: AudioContext, tone: AlertTone): void {
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
}

const speaker = new Speaker();

/** Short quiet tones, one at a time: while one sounds the most pressing of the others waits; an emergency waits for none. */
export class AlertTones {
  #isOpen = true;

  constructor() {
    speaker.users += 1;
  }

  play(tone: AlertTone): void {
    if (this.#isOpen) speaker.play(tone);
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    speaker.users -= 1;
    if (speaker.users === 0) speaker.close();
  }
}
