/** The yardstick of voice: two pages connected without any server, one of them with a muted microphone. */
export class DirectCall {
  readonly #connection = new RTCPeerConnection();
  readonly #audio = new Audio();
  #track: MediaStreamTrack | null = null;

  async offer(): Promise<string> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const track = stream.getAudioTracks()[0];
    if (track === undefined) throw new Error('The microphone gave no track');
    track.enabled = false;
    this.#track = track;
    this.#connection.addTrack(track, stream);
    return this.#describe(await this.#connection.createOffer());
  }

  async accept(offer: string): Promise<string> {
    this.#connection.addEventListener('track', ({ track, receiver }) => {
      receiver.jitterBufferTarget = 0;
      this.#audio.srcObject = new MediaStream([track]);
      void this.#audio.play();
    });
    await this.#connection.setRemoteDescription({ type: 'offer', sdp: offer });
    return this.#describe(await this.#connection.createAnswer());
  }

  async finish(answer: string): Promise<void> {
    await this.#connection.setRemoteDescription({ type: 'answer', sdp: answer });
  }

  get isConnected(): boolean {
    return this.#connection.connectionState === 'connected';
  }

  setTalking(isTalking: boolean): void {
    if (this.#track !== null) this.#track.enabled = isTalking;
  }

  async #describe(description: RTCSessionDescriptionInit): Promise<string> {
    const gathered = new Promise<void>((resolve) => {
      this.#connection.addEventListener('icegatheringstatechange', () => {
        if (this.#connection.iceGatheringState === 'complete') resolve();
      });
    });
    await this.#connection.setLocalDescription(description);
    await gathered;
    return this.#connection.localDescription?.sdp ?? '';
  }
}
