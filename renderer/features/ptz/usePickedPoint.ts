import { useEffect, useEffectEvent } from 'react';
import type { PicturePoint } from '../../../protocol/ptz/ptzPose.ts';
import { picturePointAt } from './picturePointAt.ts';

export interface PickedPoint {
  readonly point: PicturePoint;
  readonly aspect: number;
}

/** Hands over where the tile's picture is clicked next; the click does nothing else. Null listens to nothing. */
export function usePickedPoint(
  tile: HTMLElement | null,
  readVideo: () => HTMLVideoElement | null,
  onPicked: (picked: PickedPoint) => void,
): void {
  const pick = useEffectEvent((event: PointerEvent) => {
    const video = readVideo();
    if (video === null || video.videoWidth === 0) return;
    const { videoWidth: width, videoHeight: height } = video;
    const picture = { width, height, box: video.getBoundingClientRect() };
    const point = picturePointAt({ x: event.clientX, y: event.clientY }, picture);
    if (point === null) return;
    event.preventDefault();
    event.stopPropagation();
    onPicked({ point, aspect: width / height });
  });
  useEffect(() => {
    if (tile === null) return;
    const onPointerDown = (event: PointerEvent) => pick(event);
    tile.addEventListener('pointerdown', onPointerDown, { capture: true });
    tile.classList.add('is-picked-from');
    return () => {
      tile.removeEventListener('pointerdown', onPointerDown, { capture: true });
      tile.classList.remove('is-picked-from');
    };
  }, [tile]);
}
