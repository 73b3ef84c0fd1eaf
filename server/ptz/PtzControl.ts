import type { AuditEvent } from '../../protocol/access/auditEvents.ts';
import type { Actor, ViewPurpose } from '../../protocol/access/role.ts';
import type { Camera } from '../../protocol/camera/camera.ts';
import { automaticPixelsPerMetre, type Aim } from '../../protocol/geometry/aim.ts';
import { headSigns } from '../../protocol/geometry/mount.ts';
import type { CameraId, PresetId } from '../../protocol/ids.ts';
import { headFrame, headPose, truePose, type HeadFrame } from '../../protocol/ptz/calibration.ts';
import { pixelsPerMetre } from '../../protocol/ptz/pixelsPerMetre.ts';
import { showsMasked } from '../../protocol/ptz/showsMasked.ts';
import type { CameraPtz } from '../../protocol/ptz/ptz.ts';
import type { PtzHolder, PtzLease } from '../../protocol/ptz/ptzLease.ts';
import type { PtzPose } from '../../protocol/ptz/ptzPose.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { PtzVelocity } from './PtzDriver.ts';
import { PtzHeads, reach, type Head, type PtzHeadsOptions } from './PtzHeads.ts';
import { PtzLeases, type PtzLeasesOptions } from './PtzLeases.ts';

export interface PtzControlOptions extends PtzHeadsOptions, PtzLeasesOptions {
  /** What is kept about a camera: presets, calibration. */
  readonly findStored: (cameraId: CameraId) => CameraPtz | undefined;
}

/** Who asks, from which page, and what they look for. */
export interface PtzOperator {
  readonly actor: Actor;
  readonly peerId: string;
  readonly purpose?: ViewPurpose;
}

/** The latest after an order that its line in the audit stream is written. */
const auditWithinMs = 50;
/** One hand's orders to one camera are told at most once in so long: taps are many, and each line holds up the next. */
const oneLineMs = 5_000;
/** How far a head at full speed gets before its next order comes, degrees; and how much of its view a full zoom adds. */
const leadDeg = 16;
const leadZoom = 0.3;

export type TurnOutcome = 'turned' | 'held' | 'failed';

/** Who turns which camera: one holder at a time, by rank, and a moving head stops when its seat falls silent. */
export class PtzControl {
  readonly #options: PtzControlOptions;
  readonly #leases: PtzLeases;
  readonly #heads: PtzHeads;
  /** Orders that have left and whose lines are still to be written. */
  readonly #accounting = new Set<Promise<void>>();
  /** Of which holding each camera's last line tells, and when it was written. */
  readonly #lines = new Map<CameraId, { readonly holding: string; readonly at: number }>();

  constructor(options: PtzControlOptions) {
    this.#options = options;
    this.#leases = new PtzLeases(options);
    this.#heads = new PtzHeads(options);
  }

  leases(): Record<string, PtzLease> {
    return this.#leases.all();
  }

  /** Whether linkage must leave the camera alone: a person has it, other than the one who asks for the linkage. */
  isHeld(cameraId: CameraId, asking?: Actor): boolean {
    const lease = this.#leases.standing(cameraId);
    if (lease?.holder.use !== 'hand') return false;
    return asking === undefined || !this.#leases.isHeldBy(cameraId, { actor: asking, use: 'hand' });
  }

  async move(cameraId: CameraId, velocity: PtzVelocity, by: PtzOperator): Promise<void> {
    const head = this.#use(cameraId, by);
    if (!(await this.#staysUnmasked(head, velocity))) return;
    if (!this.#leases.isHeldBy(cameraId, hand(by))) throw this.#held(cameraId);
    const isMoving = head.deadMan !== undefined;
    const signs = headSigns(this.#frame(head).mount);
    const told = { pan: signs.pan * velocity.pan, tilt: signs.tilt * velocity.tilt, zoom: velocity.zoom };
    const moving = this.#heads.move(cameraId, head, told);
    await (isMoving ? moving : this.#account(head, moving, by, []));
  }

  async stop(cameraId: CameraId, by: PtzOperator): Promise<void> {
    const head = this.#heads.find(cameraId);
    if (head === undefined || !this.#leases.isHeldBy(cameraId, hand(by))) return;
    const wasMoving = head.deadMan !== undefined;
    await this.#heads.stop(head);
    if (!wasMoving) return;
    const { pose } = await reach(() => head.driver.status());
    for (const event of this.#zoomedIn(head, truePose(pose, this.#frame(head)), by))
      this.#options.audit(by.actor, event);
  }

  /** Turns to the pose made of the present one, within the head's limits; answers that pose. */
  async turn(cameraId: CameraId, by: PtzOperator, choose: (pose: PtzPose) => PtzPose): Promise<PtzPose> {
    const head = this.#use(cameraId, by);
    const frame = this.#frame(head);
    const order = (head.orders += 1);
    const { pose } = await reach(() => head.driver.status());
    // While the camera was asked, another may have taken it, or this seat may have given a newer order.
    if (!this.#leases.isHeldBy(cameraId, hand(by))) throw this.#held(cameraId);
    const told = withinLimits(headPose(choose(truePose(pose, frame)), frame), head.camera);
    const wanted = truePose(told, frame);
    if (order !== head.orders) return wanted;
    if (this.#isMasked(head, wanted)) throw new Rejected('notAllowed', 'cameraMasked');
    const turning = this.#heads.turnTo(head, told);
    await this.#account(head, turning, by, this.#zoomedIn(head, wanted, by));
    return wanted;
  }

  async home(cameraId: CameraId, by: PtzOperator): Promise<PtzPose> {
    const { azimuthDeg, elevationDeg, hfovDeg } = this.#heads.open(cameraId).camera;
    return this.turn(cameraId, by, () => ({ panDeg: azimuthDeg, tiltDeg: elevationDeg, hfovDeg }));
  }

  async goToPreset(cameraId: CameraId, presetId: PresetId, by: PtzOperator): Promise<PtzPose> {
    const preset = this.#options.findStored(cameraId)?.presets.find(({ id }) => id === presetId);
    if (preset === undefined) throw new Rejected('notFound', 'presetUnknown');
    return this.turn(cameraId, by, () => preset.pose);
  }

  async pose(cameraId: CameraId): Promise<{ told: PtzPose; pose: PtzPose; isMoving: boolean }> {
    const head = this.#heads.open(cameraId);
    const { pose: told, isMoving } = await reach(() => head.driver.status());
    return { told, pose: truePose(told, this.#frame(head)), isMoving };
  }

  /** The explicit act: takes the camera from a lower rank; what the other was doing with it stops. */
  async takeOver(cameraId: CameraId, by: PtzOperator): Promise<PtzLease> {
    const head = this.#heads.open(cameraId);
    const effects = this.#leases.demand(cameraId, { type: 'takeOver', holder: hand(by) });
    head.peerId = by.peerId;
    if (effects.some((effect) => effect.type === 'takenOver' && effect.from.use === 'hand'))
      await this.#heads.halt(cameraId, head);
    const lease = this.#leases.standing(cameraId);
    if (lease === null) throw this.#held(cameraId);
    return lease;
  }

  async release(cameraId: CameraId, by: PtzOperator): Promise<void> {
    if (!this.#leases.isHeldBy(cameraId, hand(by))) return;
    const head = this.#heads.find(cameraId);
    if (head?.deadMan !== undefined) await this.#heads.halt(cameraId, head);
    this.#leases.ask(cameraId, { type: 'release', holder: hand(by) });
  }

  /** Turns by linkage: gives way to a person who holds the camera; never throws for what the camera does. */
  async turnTo(
    camera: Camera,
    { bearingDeg, elevationDeg, hfovDeg }: Pick<Aim, 'bearingDeg' | 'elevationDeg' | 'hfovDeg'>,
    actor: Actor,
  ): Promise<TurnOutcome> {
    const own: PtzHolder = { actor, use: 'hand' };
    const holder: PtzHolder = this.#leases.isHeldBy(camera.id, own) ? own : { actor, use: 'linkage' };
    return this.#turnBy(holder, camera.id, { panDeg: bearingDeg, tiltDeg: elevationDeg, hfovDeg });
  }

  /** A step of a tour: gives way to everybody, and keeps the camera until the next step is due. */
  async turnOnTour(cameraId: CameraId, pose: PtzPose, actor: Actor, holdMs: number): Promise<TurnOutcome> {
    return this.#turnBy({ actor, use: 'tour' }, cameraId, pose, holdMs);
  }

  endTour(cameraId: CameraId, actor: Actor): void {
    this.#leases.ask(cameraId, { type: 'release', holder: { actor, use: 'tour' } });
  }

  /** A page is gone: whatever it was moving stops, and what it held is free. */
  async releaseAll(peerId: string): Promise<void> {
    await Promise.all(
      this.#heads.ofPeer(peerId).map(async ([cameraId, head]) => {
        head.peerId = null;
        const lease = this.#leases.standing(cameraId);
        if (head.deadMan !== undefined) await this.#heads.halt(cameraId, head);
        if (lease?.holder.use === 'hand') this.#leases.ask(cameraId, { type: 'release', holder: lease.holder });
      }),
    );
  }

  forget(cameraId: CameraId): Promise<void> {
    return this.#heads.forget(cameraId);
  }

  async close(): Promise<void> {
    this.#leases.close();
    await this.#heads.close();
    await Promise.allSettled(this.#accounting);
  }

  /** Takes or renews the seat's lease by input. */
  #use(cameraId: CameraId, by: PtzOperator): Head {
    const head = this.#heads.open(cameraId);
    this.#leases.demand(cameraId, { type: 'use', holder: hand(by) });
    head.peerId = by.peerId;
    return head;
  }

  async #turnBy(holder: PtzHolder, cameraId: CameraId, pose: PtzPose, holdMs?: number): Promise<TurnOutcome> {
    try {
      const head = this.#heads.open(cameraId);
      if (holder.use === 'tour' && this.#isMasked(head, pose)) throw new Rejected('notAllowed', 'cameraMasked');
      const request = { type: 'use', holder, ...(holdMs === undefined ? {} : { holdMs }) } as const;
      if (this.#leases.ask(cameraId, request).some(({ type }) => type === 'refused')) return 'held';
      await this.#heads.turnTo(head, headPose(pose, this.#frame(head)));
      this.#options.audit(holder.actor, { type: 'cameraTurned', cameraId, by: holder.use });
      return 'turned';
    } catch (error) {
      this.#options.log.warn({ err: error, cameraId }, 'a camera did not turn');
      return 'failed';
    }
  }

  #frame({ camera }: Head): HeadFrame {
    return headFrame(camera, this.#options.findStored(camera.id)?.calibration ?? null);
  }

  /**
   * Writes who gave an order as soon as the order has left, so that the camera does not wait for the disk; a camera that
   * keeps it waiting does not delay the writing. What cannot be written is not done: the head stops again, and the person
   * is refused. That a person took the camera at all was written before.
   */
  async #account(head: Head, order: Promise<void>, by: PtzOperator, more: readonly AuditEvent[]): Promise<void> {
    const events = [...this.#turnedByHand(head.camera.id), ...more];
    const accounting = this.#writeAfter(head, order, by, events);
    this.#accounting.add(accounting);
    try {
      await accounting;
    } finally {
      this.#accounting.delete(accounting);
    }
    await order;
  }

  async #writeAfter(head: Head, order: Promise<void>, by: PtzOperator, events: readonly AuditEvent[]): Promise<void> {
    await settledWithin(order, auditWithinMs);
    try {
      for (const event of events) this.#options.audit(by.actor, event);
    } catch (error) {
      this.#lines.delete(head.camera.id);
      await this.#heads.halt(head.camera.id, head);
      throw error;
    }
  }

  /** Nothing where a line of this holding is still fresh. */
  #turnedByHand(cameraId: CameraId): AuditEvent[] {
    const at = this.#options.now();
    const lease = this.#leases.standing(cameraId);
    const holding = `${lease?.holder.actor.seatId} ${lease?.since}`;
    const line = this.#lines.get(cameraId);
    if (line?.holding === holding && at - line.at < oneLineMs) return [];
    this.#lines.set(cameraId, { holding, at });
    return [{ type: 'cameraTurned', cameraId, by: 'hand' }];
  }

  #isMasked({ camera }: Head, pose: PtzPose): boolean {
    const { masks } = this.#options.findCamera(camera.id) ?? camera;
    return masks !== undefined && showsMasked({ ...camera, masks }, pose);
  }

  /**
   * Keeps a moving head out of what its camera must not show: where it looks now and where it gets before it is asked
   * again. False when a newer order came while the head was asked.
   */
  async #staysUnmasked(head: Head, velocity: PtzVelocity): Promise<boolean> {
    const { id, masks } = this.#options.findCamera(head.camera.id) ?? head.camera;
    if (masks === undefined || masks.length === 0) return true;
    const order = (head.orders += 1);
    const { pose } = await reach(() => head.driver.status());
    if (order !== head.orders) return false;
    const now = truePose(pose, this.#frame(head));
    const soon = {
      panDeg: now.panDeg + velocity.pan * leadDeg,
      tiltDeg: Math.min(Math.max(now.tiltDeg + velocity.tilt * leadDeg, -90), 90),
      hfovDeg: now.hfovDeg * (1 - velocity.zoom * leadZoom),
    };
    if (!this.#isMasked(head, now) && !this.#isMasked(head, soon)) return true;
    if (head.deadMan !== undefined) await this.#heads.halt(id, head);
    throw new Rejected('notAllowed', 'cameraMasked');
  }

  /** Looking closer than automatic aim may is the operator's act, and stands in the audit stream with its purpose. */
  #zoomedIn({ camera }: Head, pose: PtzPose, { purpose = { kind: 'watch' } }: PtzOperator): AuditEvent[] {
    const density = pixelsPerMetre(camera, pose);
    if (density <= automaticPixelsPerMetre) return [];
    return [{ type: 'cameraZoomedIn', cameraId: camera.id, pixelsPerM: Math.round(density), purpose }];
  }

  #held(cameraId: CameraId): Rejected {
    const holder = this.#leases.standing(cameraId)?.holder.actor.name ?? '';
    return new Rejected('conflict', 'cameraHeld', { details: { holder } });
  }
}

/** Resolves when the work has ended, well or not, and at the limit at the latest. */
async function settledWithin(work: Promise<unknown>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
  await Promise.race([work.catch(() => undefined), limit]);
  clearTimeout(timer);
}

function hand({ actor }: PtzOperator): PtzHolder {
  return { actor, use: 'hand' };
}

/** Pan is kept within the head's limits by its driver, which knows the turns; tilt and view are kept here. */
function withinLimits(pose: PtzPose, { ptz }: Camera): PtzPose {
  if (ptz === null) return pose;
  return {
    panDeg: pose.panDeg,
    tiltDeg: Math.min(Math.max(pose.tiltDeg, ptz.tiltMinDeg), ptz.tiltMaxDeg),
    hfovDeg: Math.min(Math.max(pose.hfovDeg, ptz.hfovMinDeg), ptz.hfovMaxDeg),
  };
}
