type JanusMessage = {
  janus: string;
  transaction?: string;
  sender?: number;
  data?: { id: number };
  jsep?: RTCSessionDescriptionInit;
  error?: { reason: string };
  plugindata?: { data: { error?: string } };
};

const answerTimeoutMs = 10_000;
const keepAliveMs = 20_000;

/**
 * The least that watches a mount point of Janus' streaming plugin (janus.conf.meetecho.com/docs/streaming.html): one
 * session for the page, one handle and one connection a watch, as Janus' own demo page does it.
 */
export class JanusTile {
  readonly #socket: WebSocket;
  readonly #sessionId: number;
  readonly #host: HTMLElement;
  readonly #timer: ReturnType<typeof setInterval>;
  #shown: { handleId: number; connection: RTCPeerConnection; video: HTMLVideoElement } | null = null;

  private constructor(socket: WebSocket, sessionId: number, host: HTMLElement) {
    this.#socket = socket;
    this.#sessionId = sessionId;
    this.#host = host;
    this.#timer = setInterval(() => this.#send({ janus: 'keepalive' }), keepAliveMs);
  }

  static async create(url: string, host: HTMLElement): Promise<JanusTile> {
    const socket = new WebSocket(url, 'janus-protocol');
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error('Janus does not answer'));
    });
    const created = hear(socket, ({ janus }) => janus === 'success');
    socket.send(JSON.stringify({ janus: 'create', transaction: crypto.randomUUID() }));
    return new JanusTile(socket, (await created).data?.id ?? 0, host);
  }

  async show(mountPoint: number): Promise<void> {
    const attached = await this.#ask({ janus: 'attach', plugin: 'janus.plugin.streaming' });
    const handleId = attached.data?.id ?? 0;
    const offered = hear(this.#socket, ({ sender, jsep, plugindata }) => {
      if (sender === handleId && plugindata?.data.error !== undefined) throw new Error(plugindata.data.error);
      return sender === handleId && jsep !== undefined;
    });
    this.#send({ janus: 'message', handle_id: handleId, body: { request: 'watch', id: mountPoint } });
    const { jsep } = await offered;
    if (jsep === undefined) throw new Error('Janus made no offer');
    const connection = new RTCPeerConnection();
    const video = document.createElement('video');
    Object.assign(video, { muted: true, autoplay: true, playsInline: true });
    video.style.cssText = 'width:100%;height:100%';
    this.#host.prepend(video);
    this.#shown = { handleId, connection, video };
    connection.ontrack = ({ track, receiver }) => {
      receiver.jitterBufferTarget = 0;
      video.srcObject = new MediaStream([track]);
    };
    connection.onicecandidate = ({ candidate }) =>
      this.#send({ janus: 'trickle', handle_id: handleId, candidate: candidate ?? { completed: true } });
    await connection.setRemoteDescription(jsep);
    const answer = await connection.createAnswer();
    await connection.setLocalDescription(answer);
    this.#send({ janus: 'message', handle_id: handleId, body: { request: 'start' }, jsep: answer });
  }

  async clear(): Promise<void> {
    const shown = this.#shown;
    this.#shown = null;
    if (shown === null) return;
    shown.connection.close();
    shown.video.remove();
    await this.#ask({ janus: 'detach', handle_id: shown.handleId });
  }

  close(): void {
    clearInterval(this.#timer);
    this.#socket.close();
  }

  async #ask(message: Record<string, unknown>): Promise<JanusMessage> {
    const transaction = crypto.randomUUID();
    const answered = hear(this.#socket, (heard) => heard.transaction === transaction && heard.janus === 'success');
    this.#send({ ...message, transaction });
    return answered;
  }

  #send(message: Record<string, unknown>): void {
    this.#socket.send(JSON.stringify({ transaction: crypto.randomUUID(), session_id: this.#sessionId, ...message }));
  }
}

function hear(socket: WebSocket, isWanted: (message: JanusMessage) => boolean): Promise<JanusMessage> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const timer = setTimeout(() => end(() => reject(new Error('Janus did not answer in time'))), answerTimeoutMs);
    const end = (settle: () => void): void => {
      controller.abort();
      clearTimeout(timer);
      settle();
    };
    socket.addEventListener(
      'message',
      ({ data }) => {
        const message = JSON.parse(String(data)) as JanusMessage;
        if (message.error !== undefined) {
          const { reason } = message.error;
          end(() => reject(new Error(reason)));
          return;
        }
        try {
          if (isWanted(message)) end(() => resolve(message));
        } catch (cause) {
          end(() => reject(new Error('Janus refused', { cause })));
        }
      },
      { signal: controller.signal },
    );
  });
}
