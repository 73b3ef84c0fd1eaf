import type { Camera } from '../camera/camera.ts';
import type { CameraMask } from '../camera/mask.ts';
import { sightLine } from '../geometry/aim.ts';
import { wrapDeg } from '../geometry/ellipsoid.ts';
import { isMasked } from '../geometry/isMasked.ts';
import { axesOf, dot } from '../geometry/mount.ts';
import { anglesOf, rayThrough, toRadians, type PtzPose } from './ptzPose.ts';

type MaskedCamera = Pick<Camera, 'lon' | 'lat' | 'heightM' | 'masks'>;

const aspect = 16 / 9;
const stepsPerEdge = 16;
const rim = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => ({ x, y })));
const metresPerDegLat = 110_574;

/** Whether the picture that a camera has in a pose contains a direction or ground that it must not show. */
export function showsMasked(camera: MaskedCamera, pose: PtzPose): boolean {
  return (camera.masks ?? []).some((mask) =>
    'ring' in mask ? showsGround(camera, pose, mask) : showsDirection(pose, mask.fromDeg, mask.toDeg),
  );
}

function showsDirection(pose: PtzPose, fromDeg: number, toDeg: number): boolean {
  // A picture that reaches straight down or up has every direction in it, and beyond 180 degrees there is no plane.
  if (pose.hfovDeg >= 180 || Math.abs(pose.tiltDeg) + halfHeightDeg(pose) >= 90) return true;
  const turns = rim.map((point) => {
    const turnedDeg = wrapDeg(anglesOf(rayThrough(pose, point, aspect)).panDeg - pose.panDeg);
    return turnedDeg > 180 ? turnedDeg - 360 : turnedDeg;
  });
  const leftDeg = pose.panDeg + Math.min(...turns);
  const widthDeg = Math.max(...turns) - Math.min(...turns);
  return wrapDeg(leftDeg - fromDeg) <= wrapDeg(toDeg - fromDeg) || wrapDeg(fromDeg - leftDeg) <= widthDeg;
}

function showsGround(camera: MaskedCamera, pose: PtzPose, mask: Extract<CameraMask, { ring: unknown }>): boolean {
  const axes = axesOf({ azimuthDeg: pose.panDeg, tiltDeg: pose.tiltDeg, rollDeg: 0 });
  const halfWidth = Math.tan((Math.min(pose.hfovDeg, 179) / 2) * toRadians);
  const isInPicture = (lon: number, lat: number): boolean => {
    const [right, forward, up] = dot(axes, sightLine(camera, { lon, lat }));
    return forward > 0 && Math.abs(right / forward) <= halfWidth && Math.abs(up / forward) <= halfWidth / aspect;
  };
  const isEdgeSeen = mask.ring.some(([toLon, toLat], index) => {
    const [fromLon, fromLat] = mask.ring.at(index - 1) ?? [toLon, toLat];
    return Array.from({ length: stepsPerEdge }, (_, step) => (step + 1) / stepsPerEdge).some((share) =>
      isInPicture(fromLon + (toLon - fromLon) * share, fromLat + (toLat - fromLat) * share),
    );
  });
  return isEdgeSeen || isMiddleWithin(camera, pose, mask);
}

/** A picture that lies wholly inside a ring shows none of its edge. */
function isMiddleWithin({ lon, lat, heightM }: MaskedCamera, { panDeg, tiltDeg }: PtzPose, mask: CameraMask): boolean {
  if (tiltDeg >= 0) return false;
  const distanceM = heightM / Math.tan(-tiltDeg * toRadians);
  const middle = {
    lon: lon + (distanceM * Math.sin(panDeg * toRadians)) / (metresPerDegLat * Math.cos(lat * toRadians)),
    lat: lat + (distanceM * Math.cos(panDeg * toRadians)) / metresPerDegLat,
  };
  if (Math.abs(middle.lat) > 90 || Math.abs(middle.lon) > 180) return false;
  return isMasked({ masks: [mask], ptz: null }, middle, { bearingDeg: panDeg, hfovDeg: 0, radiusM: 0 });
}

function halfHeightDeg({ hfovDeg }: PtzPose): number {
  return Math.atan(Math.tan((hfovDeg / 2) * toRadians) / aspect) / toRadians;
}
