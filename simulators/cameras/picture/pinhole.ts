/** Where a camera looks: degrees, pan clockwise from true north, tilt positive upwards, horizontal field of view. */
export interface CameraPose {
  panDeg: number;
  tiltDeg: number;
  hfovDeg: number;
}

/** A place in scene metres: x east, y north, z above the ground. */
export interface ScenePoint {
  x: number;
  y: number;
  z: number;
}

const radians = Math.PI / 180;

/** A camera without distortion or roll. View space: x right, y down, z forward. */
export class Pinhole {
  readonly position: ScenePoint;
  readonly width: number;
  readonly height: number;
  readonly focal: number;
  readonly centreX: number;
  readonly centreY: number;
  readonly right: ScenePoint;
  readonly down: ScenePoint;
  readonly forward: ScenePoint;

  constructor(position: ScenePoint, pose: CameraPose, size: { width: number; height: number }) {
    this.position = position;
    this.width = size.width;
    this.height = size.height;
    this.focal = size.width / 2 / Math.tan((pose.hfovDeg * radians) / 2);
    this.centreX = size.width / 2;
    this.centreY = size.height / 2;
    const [sinPan, cosPan] = [Math.sin(pose.panDeg * radians), Math.cos(pose.panDeg * radians)];
    const [sinTilt, cosTilt] = [Math.sin(pose.tiltDeg * radians), Math.cos(pose.tiltDeg * radians)];
    this.right = { x: cosPan, y: -sinPan, z: 0 };
    this.forward = { x: sinPan * cosTilt, y: cosPan * cosTilt, z: sinTilt };
    this.down = { x: sinPan * sinTilt, y: cosPan * sinTilt, z: -cosTilt };
  }

  /** Scene to view space, written to `out` at `offset` (x, y, z). */
  toView(x: number, y: number, z: number, out: Float64Array, offset: number): void {
    const dx = x - this.position.x;
    const dy = y - this.position.y;
    const dz = z - this.position.z;
    out[offset] = dx * this.right.x + dy * this.right.y;
    out[offset + 1] = dx * this.down.x + dy * this.down.y + dz * this.down.z;
    out[offset + 2] = dx * this.forward.x + dy * this.forward.y + dz * this.forward.z;
  }

  /** The direction in the scene of a pixel, not normalised (its share along the optical axis is 1). */
  direction(pixelX: number, pixelY: number): ScenePoint {
    const u = (pixelX - this.centreX) / this.focal;
    const v = (pixelY - this.centreY) / this.focal;
    return {
      x: this.forward.x + u * this.right.x + v * this.down.x,
      y: this.forward.y + u * this.right.y + v * this.down.y,
      z: this.forward.z + v * this.down.z,
    };
  }

  /** The pixel of a direction in the scene, null behind the camera. */
  pixelOf(direction: ScenePoint): { x: number; y: number } | null {
    const { right, down, forward } = this;
    const depth = direction.x * forward.x + direction.y * forward.y + direction.z * forward.z;
    if (depth <= 1e-6) return null;
    const across = direction.x * right.x + direction.y * right.y;
    const below = direction.x * down.x + direction.y * down.y + direction.z * down.z;
    return { x: this.centreX + (across / depth) * this.focal, y: this.centreY + (below / depth) * this.focal };
  }
}
