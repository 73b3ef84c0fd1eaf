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
  #isDragged = false;

  constructor(container: HTMLElement, canvas: HTMLElement, handlers: CameraGripHandlers) {
    this.#canvas = canvas;
    const element = this.#element;
    element.className = 'map-camera-grip';
    element.draggable = true;
    element.hidden = true;
    element.addEventListener('click', () => {
      if (this.#cameraId !== null) handlers.onClick(this.#cameraId);
    });
    element.addEventListener('dragstart', (event) => {
      if (this.#cameraId === null || !event.dataTransfer) return;
      // The browser takes its drag picture after this handler, and ends a drag whose element is hidden.
      this.#isDragged = true;
      element.classList.add('is-dragged');
      event.dataTransfer.effectAllowed = 'copy';
      handlers.onDragStart(this.#cameraId, event.dataTransfer);
    });
    element.addEventListener('dragend', () => {
      this.#isDragged = false;
      element.classList.remove('is-dragged');
      this.hide();
      handlers.onLeave();
    });
    element.addEventListener('mouseleave', () => {
      if (this.#isDragged) return;
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
    if (this.#isDragged) return;
    this.#cameraId = cameraId;
    this.#element.dataset['camera'] = cameraId;
    this.#element.style.translate = `${x}px ${y}px`;
    this.#element.hidden = false;
  }

  isAt(target: EventTarget | null): boolean {
    return target === this.#element;
  }

  hide(): void {
    if (this.#isDragged) return;
    this.#cameraId = null;
    this.#element.hidden = true;
  }

  close(): void {
    this.#element.remove();
  }

  #passOn(event: Event, copy: Event): void {
    event.preventDefault();
    this.hide();
    this.#canvas.dispatchEvent(copy);
  }
}
