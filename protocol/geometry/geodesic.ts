import { degreesPerRadian, flattening, semiMajorM, semiMinorM, turnDeg, wrapDeg } from './ellipsoid.ts';
import type { Position } from './place.ts';

/** The shortest way over the ellipsoid. Bearing at the start, clockwise from true north, 0 <= bearing < 360. */
export interface Geodesic {
  readonly distanceM: number;
  readonly bearingDeg: number;
}

/** The way as it lies on the auxiliary sphere: arc and azimuths as sine and cosine. */
interface Arc {
  readonly sigma: number;
  readonly sinSigma: number;
  readonly cosSigma: number;
  readonly cosSquaredAlpha: number;
  readonly cosTwiceMiddle: number;
  readonly azimuth: number;
}

const enough = 1e-14;
const mostRounds = 200;

/**
 * The inverse problem on WGS-84: Vincenty (Survey Review 23/176, 1975), to half a millimetre. Near antipodes his
 * iteration has no fixed point; there the azimuth itself is bisected, since the longitude reached grows with it
 * (Karney, J. Geodesy 87, 2013, section 4).
 */
export function solveGeodesic(from: Position, to: Position): Geodesic {
  if (from.lon === to.lon && from.lat === to.lat) return { distanceM: 0, bearingDeg: 0 };
  const u1 = reducedLatitude(from.lat);
  const u2 = reducedLatitude(to.lat);
  const lon = turnDeg(from.lon, to.lon) / degreesPerRadian;
  const arc = iterate(u1, u2, lon) ?? bisect(u1, u2, lon);
  return { distanceM: lengthM(arc), bearingDeg: wrapDeg(arc.azimuth * degreesPerRadian) };
}

function reducedLatitude(latDeg: number): number {
  const lat = latDeg / degreesPerRadian;
  return Math.atan2((1 - flattening) * Math.sin(lat), Math.cos(lat));
}

function iterate(u1: number, u2: number, lon: number): Arc | null {
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = lon;
  for (let round = 0; round < mostRounds; round += 1) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)];
    const sinSigma = Math.hypot(cos2 * sinLambda, cos1 * sin2 - sin1 * cos2 * cosLambda);
    if (sinSigma === 0) return null;
    const cosSigma = sin1 * sin2 + cos1 * cos2 * cosLambda;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cos1 * cos2 * sinLambda) / sinSigma;
    const cosSquaredAlpha = 1 - sinAlpha * sinAlpha;
    // Along the equator there is no middle latitude; whatever stands there is multiplied by zero.
    const cosTwiceMiddle = cosSquaredAlpha < 1e-15 ? 0 : cosSigma - (2 * sin1 * sin2) / cosSquaredAlpha;
    const arc = {
      ...{ sigma, sinSigma, cosSigma, cosSquaredAlpha, cosTwiceMiddle },
      azimuth: Math.atan2(cos2 * sinLambda, cos1 * sin2 - sin1 * cos2 * cosLambda),
    };
    const next = lon + longitudeExcess(arc, sinAlpha);
    if (Math.abs(next) > Math.PI) return null;
    if (Math.abs(next - lambda) < enough) return arc;
    lambda = next;
  }
  return null;
}

/** How much farther round the auxiliary sphere is than the ellipsoid's longitude, radians. */
function longitudeExcess(
  { sigma, sinSigma, cosSigma, cosSquaredAlpha, cosTwiceMiddle }: Arc,
  sinAlpha: number,
): number {
  const c = (flattening / 16) * cosSquaredAlpha * (4 + flattening * (4 - 3 * cosSquaredAlpha));
  const series = cosTwiceMiddle + c * cosSigma * (2 * cosTwiceMiddle * cosTwiceMiddle - 1);
  return (1 - c) * flattening * sinAlpha * (sigma + c * sinSigma * series);
}

function lengthM({ sigma, sinSigma, cosSigma, cosSquaredAlpha, cosTwiceMiddle }: Arc): number {
  const uSquared = (cosSquaredAlpha * (semiMajorM ** 2 - semiMinorM ** 2)) / semiMinorM ** 2;
  const a = 1 + (uSquared / 16384) * (4096 + uSquared * (-768 + uSquared * (320 - 175 * uSquared)));
  const b = (uSquared / 1024) * (256 + uSquared * (-128 + uSquared * (74 - 47 * uSquared)));
  const middle = 2 * cosTwiceMiddle * cosTwiceMiddle - 1;
  const tail = cosTwiceMiddle * (4 * sinSigma * sinSigma - 3) * (4 * cosTwiceMiddle * cosTwiceMiddle - 3);
  const excess = b * sinSigma * (cosTwiceMiddle + (b / 4) * (cosSigma * middle - (b / 6) * tail));
  return semiMinorM * a * (sigma - excess);
}

/** Mirrors the pair so that it starts in the south, farthest from the equator, and goes east; mirrors the answer back. */
function bisect(u1: number, u2: number, lon: number): Arc {
  const isSwapped = Math.abs(u2) > Math.abs(u1);
  const [near, far] = isSwapped ? [u2, u1] : [u1, u2];
  const isNorthern = near > 0;
  const start = isNorthern ? -near : near;
  const end = isNorthern ? -far : far;
  let [low, high] = [0, Math.PI];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (reach(start, end, middle).lon < Math.abs(lon)) low = middle;
    else high = middle;
  }
  const { arc, endAzimuth } = reach(start, end, (low + high) / 2);
  // Swapped ends keep the arc and exchange the azimuths; each mirror in the equator turns north into south.
  const eastward = isSwapped ? endAzimuth : arc.azimuth;
  const azimuth = isNorthern !== isSwapped ? Math.PI - eastward : eastward;
  return { ...arc, azimuth: lon < 0 ? -azimuth : azimuth };
}

/** Where the geodesic that leaves `start` at an azimuth meets the latitude `end` going north. */
function reach(start: number, end: number, azimuth: number): { arc: Arc; lon: number; endAzimuth: number } {
  // Just south of the equator, so that both directions along it stay apart.
  const sin1 = Math.min(Math.sin(start), -1e-300);
  const [cos1, sin2, cos2] = [Math.cos(start), Math.sin(end), Math.cos(end)];
  const sinAlpha = Math.sin(azimuth) * cos1;
  const north1 = Math.cos(azimuth) * cos1;
  const north2 = Math.sqrt(Math.max(0, north1 * north1 + (cos2 - cos1) * (cos2 + cos1)));
  const sigma1 = Math.atan2(sin1, north1);
  const sigma2 = Math.atan2(sin2, north2);
  const omega = Math.atan2(sinAlpha * sin2, north2) - Math.atan2(sinAlpha * sin1, north1);
  const sigma = sigma2 - sigma1;
  const arc = {
    sigma,
    sinSigma: Math.sin(sigma),
    cosSigma: Math.cos(sigma),
    cosSquaredAlpha: 1 - sinAlpha * sinAlpha,
    cosTwiceMiddle: Math.cos(sigma1 + sigma2),
    azimuth,
  };
  return { arc, lon: omega - longitudeExcess(arc, sinAlpha), endAzimuth: Math.atan2(sinAlpha, north2) };
}
