/** Chromium gives a fresh track one black frame of this size before any picture is decoded. */
export const placeholderWidthPx = 2;

/** A `<video>` behind whatever the host already shows, silent, and clear until it has a picture. */
export function makePictureElement(host: HTMLElement): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.autoplay = true;
  video.playsInline = true;
  video.disablePictureInPicture = true;
  video.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;object-fit:contain;background:transparent';
  host.prepend(video);
  return video;
}
