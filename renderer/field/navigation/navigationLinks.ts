import gcoord from 'gcoord';
import type { Place } from '../../../protocol/geometry/place.ts';

export interface NavigationLink {
  readonly app: 'phone' | 'amap' | 'baidu' | 'apple';
  readonly href: string;
}

type Point = readonly [lon: number, lat: number];

/**
 * Hands the way to a map app of the phone. The apps of the PRC expect its own coordinate systems: GCJ-02 for AMap and (in
 * the PRC) Apple, BD-09 for Baidu; a geo URI (RFC 5870) is WGS-84. A place given in the wrong one lies 300 to 700 m off.
 */
export function navigationLinks(
  { lon, lat }: Pick<Place, 'lon' | 'lat'>,
  label: string,
  userAgent: string,
): readonly NavigationLink[] {
  const wgs84: Point = [lon, lat];
  const gcj02 = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.GCJ02);
  const bd09 = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.BD09);
  // encodeURIComponent leaves parentheses, which end the label of a geo URI.
  const name = encodeURIComponent(label).replaceAll('(', '%28').replaceAll(')', '%29');
  const isApple = /iPhone|iPad|iPod/.test(userAgent);
  const [gcjLon, gcjLat] = [degrees(gcj02[0]), degrees(gcj02[1])];
  const amap: NavigationLink = {
    app: 'amap',
    href:
      `${isApple ? 'iosamap://path' : 'amapuri://route/plan/'}?sourceApplication=yigan` +
      `&dlat=${gcjLat}&dlon=${gcjLon}&dname=${name}&dev=0&t=0`,
  };
  const baidu: NavigationLink = {
    app: 'baidu',
    href: `baidumap://map/direction?destination=latlng:${latLon(bd09)}|name:${name}&coord_type=bd09ll&mode=driving&src=yigan`,
  };
  const own: NavigationLink = isApple
    ? { app: 'apple', href: `maps://?daddr=${latLon(gcj02)}&q=${name}&dirflg=d` }
    : { app: 'phone', href: `geo:${latLon(wgs84)}?q=${latLon(wgs84)}(${name})` };
  return [own, amap, baidu];
}

function latLon([lon, lat]: Point): string {
  return `${degrees(lat)},${degrees(lon)}`;
}

function degrees(value: number): string {
  return value.toFixed(6);
}
