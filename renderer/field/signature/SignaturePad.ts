/** A point of a stroke, in fractions of the pad's width and height. */
interface Point {
  readonly x: number;
  readonly y: number;
}

const shortestStrokes = 0.25;
const inkWidthPx = 3;
const imageWidthPx = 800;

/** Ink under a finger or a pen: strokes are kept, so that turning the phone loses nothing. */
export class SignaturePad {
  readonly #canvas: HTMLCanvasElement;
  readonly #onChange: (isSigned: boolean) => void;
  readonly #stop = new AbortController();
  readonly #resized: ResizeObserver;
  #strokes: Point[][] = [];
  #current: { readonly pointerId: number; readonly stroke: Point[] } | null = null;

  constructor(canvas: HTMLCanvasElement, onChange: (isSigned: boolean) => void) {
    this.#canvas = canvas;
    this.#onChange = onChange;
    const { signal } = this.#stop;
    canvas.addEventListener('pointerdown', (event) => this.#begin(event), { signal });
    canvas.addEventListener('pointermove', (event) => this.#go(event), { signal });
    for (const end of ['pointerup', 'pointercancel'] as const)
      canvas.addEventListener(end, () => this.#end(), { signal });
    this.#resized = new ResizeObserver(() => this.#fit());
    this.#resized.observe(canvas);
  }

  /** A dot is no signature: all strokes together must be a quarter of the pad's width long. */
  get isSigned(): boolean {
    const lengths = this.#strokes.map((stroke) =>
      stroke.reduce((sum, point, index) => sum + distance(stroke[index - 1] ?? point, point), 0),
    );
    return lengths.reduce((sum, one) => sum + one, 0) >= shortestStrokes;
  }

  clear(): void {
    this.#strokes = [];
    this.#current = null;
    this.#draw();
    this.#onChange(false);
  }

  /** Black ink on white, whatever the page's colours are. */
  async toPng(): Promise<Blob> {
    const { clientWidth, clientHeight } = this.#canvas;
    const paper = document.createElement('canvas');
    paper.width = imageWidthPx;
    paper.height = Math.max(1, Math.round((imageWidthPx * clientHeight) / Math.max(1, clientWidth)));
    const context = paper.getContext('2d');
    if (context === null) throw new Error('This browser gives no canvas for the signature');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, paper.width, paper.height);
    this.#ink(context, paper.width, paper.height, (inkWidthPx * paper.width) / Math.max(1, clientWidth));
    const png = await new Promise<Blob | null>((resolve) => paper.toBlob(resolve, 'image/png'));
    if (png === null) throw new Error('This browser could not encode the signature');
    return png;
  }

  close(): void {
    this.#stop.abort();
    this.#resized.disconnect();
  }

  #begin(event: PointerEvent): void {
    if (this.#current !== null) return;
    this.#canvas.setPointerCapture(event.pointerId);
    const stroke = [this.#pointOf(event)];
    this.#current = { pointerId: event.pointerId, stroke };
    this.#strokes.push(stroke);
  }

  #go(event: PointerEvent): void {
    if (this.#current?.pointerId !== event.pointerId) return;
    this.#current.stroke.push(this.#pointOf(event));
    this.#draw();
  }

  #end(): void {
    this.#current = null;
    this.#onChange(this.isSigned);
  }

  #pointOf({ clientX, clientY }: PointerEvent): Point {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return { x: (clientX - left) / Math.max(1, width), y: (clientY - top) / Math.max(1, height) };
  }

  #fit(): void {
    const { clientWidth, clientHeight } = this.#canvas;
    this.#canvas.width = Math.round(clientWidth * window.devicePixelRatio);
    this.#canvas.height = Math.round(clientHeight * window.devicePixelRatio);
    this.#draw();
  }

  #draw(): void {
    const context = this.#canvas.getContext('2d');
    const { width, height } = this.#canvas;
    context?.clearRect(0, 0, width, height);
    if (context !== null) this.#ink(context, width, height, inkWidthPx * window.devicePixelRatio);
  }

  #ink(context: CanvasRenderingContext2D, width: number, height: number, lineWidth: number): void {
    Object.assign(context, { strokeStyle: '#000000', lineWidth, lineCap: 'round', lineJoin: 'round' });
    for (const stroke of this.#strokes) {
      context.beginPath();
      for (const { x, y } of stroke) context.lineTo(x * width, y * height);
      context.stroke();
    }
  }
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}
