import type { TilePoint } from './digitalZoom.ts';

/** Enlarge by a factor about a point (the middle by default), move by a way, or both. */
export interface ZoomStep {
  readonly factor?: number;
  readonly at?: TilePoint;
  readonly dragged?: TilePoint;
}

interface ZoomGestures {
  readonly isZoomed: () => boolean;
  readonly step: (step: ZoomStep) => void;
}

const wheelPixelsPerDoubling = 400;
/** A wheel that counts in lines or pages: about as many pixels. */
const pixelsPerLine = 33;
const pixelsPerPage = 400;
/** What lies over the picture and has a use of its own for the pointer. */
const ownPointer = 'button, input, select, a, .ptz-layer, .tile-menu';

/** Hears wheel, drag and two fingers on a tile until the returned function is called. */
export function watchZoomGestures(tile: HTMLElement, { isZoomed, step }: ZoomGestures): () => void {
  const pointers = new Map<number, TilePoint>();
  const listening = new AbortController();
  const { signal } = listening;

  function share(event: MouseEvent): TilePoint {
    const box = tile.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }
  function isElsewhere(event: Event): boolean {
    return event.target instanceof Element && event.target.closest(ownPointer) !== null;
  }
  function onWheel(event: WheelEvent): void {
    if (event.deltaY === 0 || isElsewhere(event)) return;
    const isMeant = isZoomed() || event.ctrlKey || tile.contains(document.activeElement) || !isInScroller(tile);
    if (!isMeant || (!isZoomed() && event.deltaY > 0)) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? pixelsPerLine : event.deltaMode === 2 ? pixelsPerPage : 1;
    // Two fingers on a touchpad come as a wheel with Ctrl, in small numbers.
    const pixels = event.deltaY * unit * (event.ctrlKey ? 4 : 1);
    step({ factor: 2 ** (-pixels / wheelPixelsPerDoubling), at: share(event) });
  }
  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0 || isElsewhere(event)) return;
    pointers.set(event.pointerId, share(event));
    if (isZoomed() || pointers.size > 1) tile.setPointerCapture(event.pointerId);
  }
  function onPointerMove(event: PointerEvent): void {
    const from = pointers.get(event.pointerId);
    if (from === undefined) return;
    const to = share(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) {
      if (!isZoomed() || event.buttons === 0) return;
      step({ dragged: { x: to.x - from.x, y: to.y - from.y } });
    } else {
      const before = distance(from, other);
      const at = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
      const dragged = { x: (to.x - from.x) / 2, y: (to.y - from.y) / 2 };
      if (before > 0) step({ factor: distance(to, other) / before, at, dragged });
    }
    pointers.set(event.pointerId, to);
  }
  function onPointerEnd(event: PointerEvent): void {
    pointers.delete(event.pointerId);
  }

  tile.addEventListener('wheel', onWheel, { signal, passive: false });
  tile.addEventListener('pointerdown', onPointerDown, { signal });
  tile.addEventListener('pointermove', onPointerMove, { signal });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
    tile.addEventListener(end, onPointerEnd, { signal });
  }
  return () => listening.abort();
}

function distance(one: TilePoint, other: TilePoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** In a list that scrolls, the wheel is the list's until the tile was chosen. */
function isInScroller(tile: HTMLElement): boolean {
  for (let element = tile.parentElement; element !== null; element = element.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowY);
    if (scrolls && element.scrollHeight > element.clientHeight + 1) return true;
  }
  return false;
}
