import type { RelayedPicture } from './H264Relay.ts';

/** A group of pictures larger than this is not kept: replaying it would cost more than waiting. */
const maxBytes = 3 * 1024 * 1024;

/** The packets since the last key frame, from which a picture can be had without waiting for the next one. */
export class KeptPictures {
  #pictures: RelayedPicture[] = [];
  #bytes = 0;

  get pictures(): readonly RelayedPicture[] {
    return this.#pictures;
  }

  add(picture: RelayedPicture): void {
    if (picture.isKeyFrame) this.clear();
    else if (this.#pictures.length === 0) return;
    this.#bytes += picture.bytes;
    if (this.#bytes > maxBytes) this.clear();
    else this.#pictures.push(picture);
  }

  clear(): void {
    this.#pictures = [];
    this.#bytes = 0;
  }
}
