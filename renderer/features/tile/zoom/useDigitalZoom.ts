import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { CameraId } from '../../../../protocol/ids.ts';
import { isZoomed, panBy, wholePicture, zoomAt, zoomTransform, type DigitalZoom } from './digitalZoom.ts';
import { watchZoomGestures, type ZoomStep } from './watchZoomGestures.ts';
import { zoomStepOfKey } from './zoomStepOfKey.ts';

export interface TileZoom {
  readonly zoom: DigitalZoom;
  readonly isZoomed: boolean;
  readonly transform: string | undefined;
  readonly step: (step: ZoomStep) => void;
  readonly reset: () => void;
}

interface ZoomedTile {
  readonly tile: RefObject<HTMLElement | null>;
  readonly cameraId: CameraId;
  /** Plus and minus then belong to the camera, and only with Alt to the picture. */
  readonly canTurn: boolean;
}

/**
 * Enlarges the picture of one tile for whoever looks at this page, with wheel, two fingers, drag and keys. Nothing of it
 * reaches the camera or another seat; another camera on the tile begins whole.
 */
export function useDigitalZoom({ tile, cameraId, canTurn }: ZoomedTile): TileZoom {
  const [held, setHeld] = useState({ cameraId, zoom: wholePicture });
  const zoom = held.cameraId === cameraId ? held.zoom : wholePicture;
  const isOn = isZoomed(zoom);

  const step = useCallback(
    ({ factor, at, dragged }: ZoomStep) => {
      setHeld((before) => {
        const from = before.cameraId === cameraId ? before.zoom : wholePicture;
        const enlarged = factor === undefined ? from : zoomAt(from, factor, at ?? { x: 0.5, y: 0.5 });
        return { cameraId, zoom: dragged === undefined ? enlarged : panBy(enlarged, dragged) };
      });
    },
    [cameraId],
  );
  const reset = useCallback(() => setHeld({ cameraId, zoom: wholePicture }), [cameraId]);

  // Read by the gestures, which must go on while the first of them makes the picture zoomed.
  const isOnNow = useRef(isOn);
  useEffect(() => {
    isOnNow.current = isOn;
  }, [isOn]);
  useEffect(() => {
    const element = tile.current;
    return element === null ? undefined : watchZoomGestures(element, { isZoomed: () => isOnNow.current, step });
  }, [tile, step]);
  useEffect(() => {
    const element = tile.current;
    if (element === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target !== element) return;
      const asked = zoomStepOfKey(event, { isZoomed: isOn, canTurn });
      if (asked === null) return;
      event.preventDefault();
      // Before the keys of the page and of the camera, which mean others by these.
      event.stopImmediatePropagation();
      if (asked === 'reset') reset();
      else step(asked);
    };
    element.addEventListener('keydown', onKeyDown, { capture: true });
    return () => element.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [tile, isOn, canTurn, step, reset]);

  return { zoom, isZoomed: isOn, transform: isOn ? zoomTransform(zoom) : undefined, step, reset };
}
