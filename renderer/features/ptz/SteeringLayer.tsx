import { useEffect, useRef, useState, type PointerEvent, type ReactElement, type WheelEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureBox } from '../../../protocol/ptz/framePicture.ts';
import type { PicturePoint } from '../../../protocol/ptz/ptzPose.ts';
import { nearestPicturePoint, picturePointAt, type ShownPicture } from './picturePointAt.ts';
import type { PtzHold } from './PtzHold.ts';
import { dragVelocity } from './steering.ts';

export type SteeringTool = 'steer' | 'box';

interface SteeringLayerProps {
  readonly tool: SteeringTool;
  readonly hold: PtzHold;
  /** The picture under the layer; null while none is shown. */
  readonly readPicture: () => ShownPicture | null;
  readonly onCentre: (point: PicturePoint, aspect: number) => void;
  readonly onZoomTo: (box: PictureBox, aspect: number) => void;
  readonly onZoomBy: (zoomFactor: number) => void;
}

interface Drag {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly tool: SteeringTool;
  readonly hasMoved: boolean;
}

/** Closer than this, a press is a click. */
const clickPx = 6;
/** A box smaller than this share of the picture is a slip of the hand. */
const smallestBox = 0.03;
const wheelFactor = 1.25;
const wheelEveryMs = 150;

/** Lies over the picture while steering: click to centre, drag to turn, draw a box to zoom, roll the wheel. */
export function SteeringLayer(props: SteeringLayerProps): ReactElement {
  const { hold, readPicture } = props;
  const { t } = useTranslation();
  const [drag, setDrag] = useState<Drag | null>(null);
  const wheeledAt = useRef(0);
  useEffect(() => () => hold.stop(), [hold]);

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    // With the pointer captured, its release arrives here even when it happens outside the window.
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = pointIn(event);
    setDrag({ from: at, to: at, tool: event.altKey ? 'box' : props.tool, hasMoved: false });
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (drag === null) return;
    const to = pointIn(event);
    const dragged = { x: to.x - drag.from.x, y: to.y - drag.from.y };
    const hasMoved = drag.hasMoved || Math.hypot(dragged.x, dragged.y) > clickPx;
    setDrag({ ...drag, to, hasMoved });
    if (!hasMoved || drag.tool === 'box') return;
    const { width, height } = event.currentTarget.getBoundingClientRect();
    hold.start(dragVelocity(dragged, Math.min(width, height), event));
  }
  function onPointerUp(event: PointerEvent<HTMLDivElement>): void {
    const picture = readPicture();
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const onPage = (at: Drag['from']) => ({ x: at.x + left, y: at.y + top });
    setDrag(null);
    hold.stop();
    if (drag === null || picture === null) return;
    const aspect = picture.width / picture.height;
    if (!drag.hasMoved) {
      const point = picturePointAt(onPage(drag.from), picture);
      if (point !== null) props.onCentre(point, aspect);
    } else if (drag.tool === 'box') {
      const from = nearestPicturePoint(onPage(drag.from), picture);
      const to = nearestPicturePoint(onPage(drag.to), picture);
      const isMeant = Math.min(Math.abs(from.x - to.x), Math.abs(from.y - to.y)) > 2 * smallestBox;
      if (isMeant) props.onZoomTo({ from, to }, aspect);
    }
  }
  function onWheel(event: WheelEvent): void {
    if (event.deltaY === 0 || event.timeStamp - wheeledAt.current < wheelEveryMs) return;
    wheeledAt.current = event.timeStamp;
    props.onZoomBy(event.deltaY < 0 ? wheelFactor : 1 / wheelFactor);
  }
  function cancel(): void {
    setDrag(null);
    hold.stop();
  }

  const isBox = drag?.tool === 'box' && drag.hasMoved;
  return (
    <div
      className="ptz-layer"
      data-tool={props.tool}
      title={t('ptz.layerHint')}
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={cancel}
      onLostPointerCapture={cancel}
      onWheel={onWheel}
    >
      {isBox && (
        <div
          className="ptz-box"
          style={{
            left: Math.min(drag.from.x, drag.to.x),
            top: Math.min(drag.from.y, drag.to.y),
            width: Math.abs(drag.from.x - drag.to.x),
            height: Math.abs(drag.from.y - drag.to.y),
          }}
        />
      )}
      {drag?.tool === 'steer' && drag.hasMoved && (
        <svg className="ptz-pull" aria-hidden="true">
          <line x1={drag.from.x} y1={drag.from.y} x2={drag.to.x} y2={drag.to.y} />
          <circle cx={drag.from.x} cy={drag.from.y} r="4" />
        </svg>
      )}
    </div>
  );
}

function pointIn(event: PointerEvent<HTMLElement>): { x: number; y: number } {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
