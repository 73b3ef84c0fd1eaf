import type { Place } from '../../../protocol/geometry/place.ts';

/** Opens a place in the phone's own map: a geo URI (RFC 5870, WGS-84), or Apple's scheme where geo is not understood. */
export function mapLink(place: Place, label: string, userAgent: string): string {
  const point = `${place.lat.toFixed(6)},${place.lon.toFixed(6)}`;
  // encodeURIComponent leaves parentheses, which end the label of a geo URI.
  const name = encodeURIComponent(label).replaceAll('(', '%28').replaceAll(')', '%29');
  if (/iPhone|iPad|iPod/.test(userAgent)) return `maps://?ll=${point}&q=${name}`;
  return `geo:${point}?q=${point}(${name})`;
}
