const audible = 0.02;
const pollMs = 1;
const silenceMs = 300;

/** Tells when sound came out of a page, on the clock all pages of a machine share (milliseconds since 1970). */
export class SoundProbe {
  readonly #context = new AudioContext({ latencyHint: 'interactive' });
  readonly #analysers: AnalyserNode[] = [];
  #firstSoundAt: number | null = null;

  get firstSoundAt(): number | null {
    return this.#firstSoundAt;
  }

  /** Waits until nothing was heard for a while, and listens anew from there. */
  async silence(): Promise<void> {
    do {
      this.#firstSoundAt = null;
      await new Promise((resolve) => setTimeout(resolve, silenceMs));
    } while (this.#hasSounded());
  }

  watch(track: MediaStreamTrack): void {
    const analyser = new AnalyserNode(this.#context, { fftSize: 256 });
    this.#context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    this.#analysers.push(analyser);
    if (this.#analysers.length === 1) this.#poll(new Float32Array(256));
  }

  /**
   * The fake microphone beeps once a second only; a steady tone says at once that it is heard. The answer switches the
   * tone off and on, as a mouth that closes and opens before a microphone that stays as it is.
   */
  static replaceMicrophone(): (isOn: boolean) => void {
    const context = new AudioContext({ latencyHint: 'interactive' });
    const destination = context.createMediaStreamDestination();
    const tone = new OscillatorNode(context, { frequency: 440 });
    const mouth = new GainNode(context, { gain: 1 });
    tone.connect(mouth).connect(destination);
    tone.start();
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(destination.stream.clone());
    return (isOn) => {
      mouth.gain.value = isOn ? 1 : 0;
    };
  }

  #hasSounded(): boolean {
    return this.#firstSoundAt !== null;
  }

  #poll(samples: Float32Array<ArrayBuffer>): void {
    let loudest = 0;
    for (const analyser of this.#analysers) {
      analyser.getFloatTimeDomainData(samples);
      for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
    }
    if (loudest > audible) this.#firstSoundAt ??= performance.timeOrigin + performance.now();
    setTimeout(() => this.#poll(samples), pollMs);
  }
}
