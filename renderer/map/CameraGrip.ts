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
      event.dataTransfer.effectAllowed = 'copy';
      handlers.onDragStart(this.#cameraId, event.dataTransfer);
    });
    element.addEventListener('dragend', () => this.hide());
    element.addEventListener('mouseleave', () => {
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
    this.#cameraId = cameraId;
    this.#element.dataset['camera'] = cameraId;
    this.#element.style.translate = `${x}px ${y}px`;
    this.#element.hidden = false;
  }

  hide(): void {
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
