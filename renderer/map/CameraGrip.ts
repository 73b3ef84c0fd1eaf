export interface CameraGripHandlers {
  onClick(id: string): void;
  onDragStart(id: string, transfer: DataTransfer): void;
  onLeave(): void;
}

/** A see-through handle over the camera under the pointer: a canvas cannot be dragged onto a tile, an element can. */
export class CameraGrip {
  readonly #element = document.createElement('div');
  readonly #canvas: HTMLElement;
  #cameraId: string | null = null;
  #isHeld = false;
  readonly #closed = new AbortController();

  constructor(container: HTMLElement, canvas: HTMLElement, handlers: CameraGripHandlers) {
    this.#canvas = canvas;
    const element = this.#element;
    element.className = 'map-camera-grip';
    element.draggable = true;
    element.hidden = true;
    element.addEventListener('click', () => {
      if (this.#cameraId !== null) handlers.onClick(this.#cameraId);
    });
    // A browser ends the drag of an element that is hidden, and a quick pointer leaves it before the drag has begun.
    element.addEventListener('mousedown', () => {
      this.#isHeld = true;
      addEventListener('mouseup', () => this.#release(handlers), { once: true, signal: this.#closed.signal });
    });
    element.addEventListener('dragstart', (event) => {
      if (this.#cameraId === null || !event.dataTransfer) return;
      // The browser takes its drag picture after this handler.
      element.classList.add('is-dragged');
      event.dataTransfer.effectAllowed = 'copy';
      handlers.onDragStart(this.#cameraId, event.dataTransfer);
    });
    element.addEventListener('dragend', () => this.#release(handlers));
    element.addEventListener('mouseleave', () => {
      if (this.#isHeld) return;
      this.hide();
      handlers.onLeave();
    });
    element.addEventListener('wheel', (event) => this.#passOn(event, new WheelEvent('wheel', event)), {
      passive: false,
    });
    element.addEventListener('contextmenu', (event) => this.#passOn(event, new MouseEvent('contextmenu', event)));
    container.append(element);
  }

  /** Pixels from the top left of the container. */
  show(cameraId: string, x: number, y: number): void {
    if (this.#isHeld) return;
    this.#cameraId = cameraId;
    this.#element.dataset['camera'] = cameraId;
    this.#element.style.translate = `${x}px ${y}px`;
    this.#element.hidden = false;
  }

  isAt(target: EventTarget | null): boolean {
    return target === this.#element;
  }

  hide(): void {
    if (this.#isHeld) return;
    this.#cameraId = null;
    this.#element.hidden = true;
  }

  close(): void {
    this.#closed.abort();
    this.#element.remove();
  }

  #release(handlers: CameraGripHandlers): void {
    this.#isHeld = false;
    this.#element.classList.remove('is-dragged');
    if (this.#element.matches(':hover')) return;
    this.hide();
    handlers.onLeave();
  }

  #passOn(event: Event, copy: Event): void {
    event.preventDefault();
    this.hide();
    this.#canvas.dispatchEvent(copy);
  }
}
