import { H264Encoder } from '../h264/h264Encoder.ts';
import type { EncodedPicture } from '../h264/h264Encoder.ts';
import { copyPicturePlanes, createPicturePlanes } from '../h264/picturePlanes.ts';
import type { PicturePlanes } from '../h264/picturePlanes.ts';
import type { Canvas } from './canvas.ts';
import type { CityView } from './cityView.ts';
import { drawVehicle } from './drawVehicle.ts';
import type { Glyphs } from './glyphs.ts';
import { paintBuildings } from './paintBuildings.ts';
import { paintGround } from './paintGround.ts';
import { paintHaze, paintSky } from './paintSky.ts';
import { Pinhole } from './pinhole.ts';
import type { CameraPose, ScenePoint } from './pinhole.ts';
import { RateControl } from './rateControl.ts';
import { cameraHash, drawStrip, stripHeight } from './strip.ts';
import { toPlanes } from './toPlanes.ts';
import { TouchedBlocks } from './touchedBlocks.ts';
import type { Lane, Vehicles } from './vehicles.ts';

export interface CameraPictureOptions {
  cameraId: string;
  name: string;
  position: ScenePoint;
  view: CityView;
  vehicles: Vehicles;
  glyphs: Glyphs;
  size: { width: number; height: number };
  kilobitsPerSecond: number;
  keyIntervalMs: number;
  /** Lends the canvas to paint on; it is shared between pictures of one size. */
  canvas: (width: number, height: number) => Canvas;
}

export interface FrameRequest {
  pose: CameraPose;
  isMoving: boolean;
  /** What the clock in the picture shows, Unix milliseconds. */
  clockMs: number;
  frameNumber: number;
  isKey: boolean;
}

/** Pixels painted per pixel shown, in each direction: coarse while the camera moves, smooth once it stands. */
const movingFactor = 1;
const restingFactor = 2;
const settleSpreadFrames = 18;

/** What one stream of one camera shows: the city from its pose, traffic, text, strip; encoded. */
export class CameraPicture {
  private readonly options: CameraPictureOptions;
  private readonly encoder: H264Encoder;
  private readonly background: PicturePlanes;
  private readonly planes: PicturePlanes;
  private readonly touched: TouchedBlocks;
  private readonly inverseDepth: Float32Array;
  private readonly rate: RateControl;
  private readonly scale: number;
  private pinhole: Pinhole | null = null;
  private pose: CameraPose | null = null;
  private lanes: readonly Lane[] = [];
  private factor = movingFactor;
  private restingFrames = 0;
  private readonly settleAfterFrames: number;

  constructor(options: CameraPictureOptions) {
    const { width, height } = options.size;
    this.options = options;
    this.encoder = new H264Encoder(width, height);
    this.background = createPicturePlanes(width, height);
    this.planes = createPicturePlanes(width, height);
    this.touched = new TouchedBlocks(this.planes, this.background);
    this.inverseDepth = new Float32Array(width * height);
    this.rate = new RateControl(options);
    this.scale = Math.max(1, Math.round(width / 640));
    // A wall opens many cameras at once; their costly pictures must not fall together, now or every two seconds.
    this.settleAfterFrames = 2 + (cameraHash(options.cameraId) % settleSpreadFrames);
  }

  frame(request: FrameRequest): EncodedPicture {
    const before = this.pinhole;
    const isTurned = !this.pose || !isSamePose(this.pose, request.pose);
    this.restingFrames = isTurned || request.isMoving ? 0 : this.restingFrames + 1;
    const isSettling = this.factor === movingFactor && this.restingFrames > this.settleAfterFrames;
    if (isTurned || isSettling) this.paint(request.pose, isSettling ? restingFactor : movingFactor);
    else this.touched.restore();
    this.overlay(request);
    const changed = isTurned || isSettling ? this.touched.all() : this.touched.changed();
    const isKey = request.isKey || isSettling;
    const picture = this.encoder.encode({
      planes: this.planes,
      isKey,
      qp: this.rate.qp(isTurned, isKey),
      changed,
      ...(isTurned && before && this.pinhole ? { motion: motionBetween(before, this.pinhole) } : {}),
    });
    this.rate.account(picture, isTurned);
    return picture;
  }

  private paint(pose: CameraPose, factor: number): void {
    const { size, position, view } = this.options;
    const canvas = this.options.canvas(size.width * factor, size.height * factor);
    const pinhole = new Pinhole(position, pose, canvas);
    paintSky(canvas, pinhole);
    paintGround(canvas, pinhole, view);
    paintBuildings(canvas, pinhole, view);
    paintHaze(canvas);
    toPlanes(canvas, factor, this.background);
    for (let y = 0; y < size.height; y++)
      for (let x = 0; x < size.width; x++)
        this.inverseDepth[y * size.width + x] = canvas.inverseDepth[y * factor * canvas.width + x * factor] ?? 0;
    this.pinhole = new Pinhole(position, pose, size);
    this.lanes = this.options.vehicles.lanesInView(this.pinhole);
    this.pose = { ...pose };
    this.factor = factor;
    this.label(pose);
    copyPicturePlanes(this.background, this.planes);
  }

  /** What changes only with the pose: the name and the pose itself. */
  private label(pose: CameraPose): void {
    const { glyphs, size, name, cameraId } = this.options;
    const scale = this.scale;
    const y = size.height - 22 * scale;
    glyphs.draw(this.background, `${name} ${cameraId}`, { x: 8 * scale, y, scale });
    const text = `P ${degrees((pose.panDeg + 360) % 360)} T ${degrees(pose.tiltDeg)} H ${degrees(pose.hfovDeg)}`;
    glyphs.draw(this.background, text, { x: size.width - 8 * scale - glyphs.width(text, scale), y, scale });
  }

  private overlay(request: FrameRequest): void {
    const { glyphs, size, vehicles, cameraId } = this.options;
    const { pinhole, planes, inverseDepth, touched } = this;
    if (!pinhole) return;
    const touch = touched.touch.bind(touched);
    // From high up a vehicle creeps; moving it half as often halves what has to be coded.
    const stepMs = pinhole.position.z > 100 ? 134 : 1;
    const trafficMs = request.clockMs - (request.clockMs % stepMs);
    vehicles.forEach(this.lanes, trafficMs, (place) => drawVehicle({ planes, inverseDepth, pinhole, touch }, place));
    const clock = formatClock(request.clockMs);
    const at = { x: 8 * this.scale, y: 10 * this.scale, scale: this.scale };
    glyphs.draw(planes, clock, at);
    touched.touch(at.x - 2, at.y - 2, at.x + glyphs.width(clock, this.scale) + 2, at.y + 18 * this.scale);
    drawStrip(planes.luma, planes.columns * 16, size.width, {
      ...request.pose,
      cameraHash: cameraHash(cameraId),
      frameNumber: request.frameNumber,
      clockMs: request.clockMs,
      isMoving: request.isMoving,
    });
    touched.touch(0, 0, size.width, stripHeight(size.width));
  }
}

function isSamePose(a: CameraPose, b: CameraPose): boolean {
  return a.panDeg === b.panDeg && a.tiltDeg === b.tiltDeg && a.hfovDeg === b.hfovDeg;
}

/** A camera that only turns and zooms moves every pixel by its direction alone, whatever the distance. */
function motionBetween(before: Pinhole, after: Pinhole): (column: number, row: number) => { x: number; y: number } {
  const limit = 200;
  return (column, row) => {
    const x = column * 16 + 8;
    const y = row * 16 + 8;
    const earlier = before.pixelOf(after.direction(x, y));
    if (!earlier) return { x: 0, y: 0 };
    const vector = { x: Math.round(earlier.x - x), y: Math.round(earlier.y - y) };
    return Math.max(Math.abs(vector.x), Math.abs(vector.y)) > limit ? { x: 0, y: 0 } : vector;
  };
}

function degrees(value: number): string {
  return `${value.toFixed(1)}°`;
}

/** Local date and time with milliseconds. */
function formatClock(clockMs: number): string {
  const time = new Date(clockMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  return `${day} ${clock}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}
