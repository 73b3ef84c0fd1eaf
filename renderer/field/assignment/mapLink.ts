import type { Place } from '../../../protocol/geometry/place.ts';

/** Opens a place in the phone's own map: a geo URI (RFC 5870, WGS-84), or Apple's scheme where geo is not understood. */
export function mapLink(place: Place, label: string, userAgent: string): string {
  const point = `${place.lat.toFixed(6)},${place.lon.toFixed(6)}`;
  const name = encodeURIComponent(label);
  if (/iPhone|iPad|iPod/.test(userAgent)) return `maps://?ll=${point}&q=${name}`;
  return `geo:${point}?q=${point}(${name})`;
}
