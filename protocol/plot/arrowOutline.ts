import { leftOf, length, minus, plus, sideOf, times, unit, type Vector } from './localPlane.ts';

const stepsPerSpan = 16;
/** How the head of an arrow relates to its body. */
const headLengthShare = 0.16;
const headWidthToNeck = 2.6;

/** Straight: one width from tail to neck, then the head. Open ring of seven points, clockwise or not as it lies. */
export function straightArrowOutline(tail: Vector, tip: Vector): Vector[] {
  const sizeM = length(minus(tip, tail));
  return arrowOf([tail, tip], { tailWidthM: sizeM * 0.09, neckWidthM: sizeM * 0.09, headLengthM: sizeM * 0.24 });
}

/**
 * Attack (进攻): `ends` are the two ends of its tail, `way` leads from there to the tip. The body narrows along a smooth
 * spine; the tail is cut in like a swallow's.
 */
export function attackArrowOutline(ends: readonly [Vector, Vector], way: readonly Vector[]): Vector[] {
  const first = way[0] ?? ends[0];
  const isFirstLeft = sideOf(times(plus(...ends), 0.5), first, ends[0]) >= 0;
  const [left, right] = isFirstLeft ? ends : [ends[1], ends[0]];
  const middle = times(plus(left, right), 0.5);
  const spine = smooth([middle, ...way]);
  const tailWidthM = length(minus(right, left));
  const sizeM = spineLength(spine);
  const outline = arrowOf(spine, {
    tailWidthM,
    neckWidthM: Math.min(tailWidthM * 0.45, sizeM * 0.09),
    headLengthM: sizeM * headLengthShare,
  });
  const notch = plus(middle, times(unit(minus(spine[1] ?? first, middle)), Math.min(tailWidthM, sizeM) * 0.25));
  // The tail is as it was drawn, also where the spine does not leave it squarely.
  return [left, ...outline.slice(1, -1), right, notch];
}

/**
 * Pincer (钳击): two arms from one base close in on two tips. `base` and `tips` in the order right, left; each arm takes
 * its half of the base and bends outwards on its way.
 */
export function pincerArrowOutline(base: readonly [Vector, Vector], tips: readonly [Vector, Vector]): Vector[] {
  const middle = times(plus(...base), 0.5);
  const [rightArm, leftArm] = base.map((end, index) => pincerArm(middle, end, tips[index] ?? end)) as [
    Vector[],
    Vector[],
  ];
  // Each arm runs from its inner edge at the middle, round its head, to its outer end.
  return [...rightArm.toReversed(), ...leftArm.slice(1)];
}

function pincerArm(middle: Vector, end: Vector, tip: Vector): Vector[] {
  const start = times(plus(middle, end), 0.5);
  const way = minus(tip, start);
  const outwards = unit(minus(end, middle));
  const bend = plus(plus(start, times(way, 0.45)), times(outwards, length(way) * 0.22));
  const spine = curve(start, bend, tip);
  const sizeM = spineLength(spine);
  const tailWidthM = length(minus(end, middle));
  const outline = arrowOf(spine, {
    tailWidthM,
    neckWidthM: Math.min(tailWidthM * 0.4, sizeM * 0.1),
    headLengthM: sizeM * headLengthShare,
  });
  const isEndLeft = sideOf(start, spine[1] ?? tip, end) >= 0;
  const edges = isEndLeft ? outline.toReversed() : outline;
  return [middle, ...edges.slice(1, -1), end];
}

interface ArrowSizes {
  readonly tailWidthM: number;
  readonly neckWidthM: number;
  readonly headLengthM: number;
}

/** The outline around a spine: left edge from the tail, the head, right edge back to the tail. */
function arrowOf(spine: readonly Vector[], { tailWidthM, neckWidthM, headLengthM }: ArrowSizes): Vector[] {
  const tip = spine.at(-1) ?? [0, 0];
  const body = shortened(spine, headLengthM);
  const bodyM = Math.max(spineLength(body), Number.MIN_VALUE);
  const left: Vector[] = [];
  const right: Vector[] = [];
  let goneM = 0;
  for (const [index, point] of body.entries()) {
    const before = body[Math.max(0, index - 1)] ?? point;
    const after = body[Math.min(body.length - 1, index + 1)] ?? point;
    goneM += length(minus(point, before));
    const half = (tailWidthM + (neckWidthM - tailWidthM) * Math.min(1, goneM / bodyM)) / 2;
    const across = times(leftOf(unit(minus(after, before))), half);
    left.push(plus(point, across));
    right.push(minus(point, across));
  }
  const neck = body.at(-1) ?? tip;
  const along = unit(minus(tip, neck));
  const barb = times(leftOf(along), Math.max((neckWidthM * headWidthToNeck) / 2, headLengthM * 0.32));
  const back = minus(neck, times(along, headLengthM * 0.12));
  return [...left, plus(back, barb), tip, minus(back, barb), ...right.toReversed()];
}

/** The spine without its last metres. */
function shortened(spine: readonly Vector[], byM: number): Vector[] {
  const kept = spine.slice();
  let leftM = byM;
  while (kept.length >= 2) {
    const [before, last] = kept.slice(-2) as [Vector, Vector];
    const stepM = length(minus(last, before));
    if (stepM > leftM) {
      kept[kept.length - 1] = plus(last, times(unit(minus(before, last)), leftM));
      return kept;
    }
    leftM -= stepM;
    kept.pop();
  }
  return kept;
}

function spineLength(spine: readonly Vector[]): number {
  return spine.reduce((sum, point, index) => sum + length(minus(point, spine[index - 1] ?? point)), 0);
}

/** A quadratic Bézier curve. */
function curve(from: Vector, control: Vector, to: Vector): Vector[] {
  return Array.from({ length: stepsPerSpan + 1 }, (_, step) => {
    const t = step / stepsPerSpan;
    return plus(plus(times(from, (1 - t) ** 2), times(control, 2 * t * (1 - t))), times(to, t * t));
  });
}

/** Through all points without corners: a cardinal spline of tension one half (Catmull and Rom). */
function smooth(points: readonly Vector[]): Vector[] {
  if (points.length < 3) return points.slice();
  const at = (index: number): Vector => points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0];
  const spine: Vector[] = [at(0)];
  for (let span = 0; span < points.length - 1; span += 1) {
    const [before, from, to, after] = [at(span - 1), at(span), at(span + 1), at(span + 2)];
    const leaves = times(minus(to, before), 0.5);
    const arrives = times(minus(after, from), 0.5);
    for (let step = 1; step <= stepsPerSpan; step += 1) {
      const t = step / stepsPerSpan;
      const [t2, t3] = [t * t, t * t * t];
      const between = plus(times(from, 2 * t3 - 3 * t2 + 1), times(to, 3 * t2 - 2 * t3));
      spine.push(plus(between, plus(times(leaves, t3 - 2 * t2 + t), times(arrives, t3 - t2))));
    }
  }
  return spine;
}
