import { z } from 'zod';
import type { PtzVelocity } from './PtzHold.ts';

const axisSchema = z.object({
  /** Which axis of the stick; null where it has none for this. */
  index: z.number().int().min(0).max(31).nullable(),
  isInverted: z.boolean(),
});
export const joystickMappingSchema = z.object({
  pan: axisSchema,
  tilt: axisSchema,
  zoom: axisSchema,
  /** Share of an axis around its middle that is nothing: sticks never rest exactly at zero. */
  deadZone: z.number().min(0).max(0.5),
  /** Exponent: 1 is straight, more is gentler near the middle. */
  curve: z.number().min(1).max(4),
  buttons: z.object({
    stop: z.number().int().min(0).max(63).nullable(),
    home: z.number().int().min(0).max(63).nullable(),
    faster: z.number().int().min(0).max(63).nullable(),
  }),
});
export type JoystickMapping = z.infer<typeof joystickMappingSchema>;

export const joystickAxes = ['pan', 'tilt', 'zoom'] as const;
export const joystickButtons = ['stop', 'home', 'faster'] as const;
export type JoystickButton = (typeof joystickButtons)[number];

/** A stick pushed away looks up; the third axis is the twist or the right stick. Standard order of the Gamepad API. */
export const usualMapping: JoystickMapping = {
  pan: { index: 0, isInverted: false },
  tilt: { index: 1, isInverted: true },
  zoom: { index: 3, isInverted: true },
  deadZone: 0.12,
  curve: 2,
  buttons: { stop: 1, home: 3, faster: 5 },
};

const storageKey = 'yigan.joystick';

/** Kept on this seat's computer, where the stick is. What cannot be read is the usual mapping. */
export function readMapping(storage: Pick<Storage, 'getItem'>): JoystickMapping {
  try {
    const parsed = joystickMappingSchema.safeParse(JSON.parse(storage.getItem(storageKey) ?? 'null'));
    return parsed.success ? parsed.data : usualMapping;
  } catch {
    // Not JSON: as good as nothing.
    return usualMapping;
  }
}

export function writeMapping(storage: Pick<Storage, 'setItem'>, mapping: JoystickMapping): void {
  storage.setItem(storageKey, JSON.stringify(mapping));
}

export interface StickReading {
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean }[];
}

/** Half speed is the stick's full deflection; the button for it gives the rest. */
const usualTop = 0.5;

export function stickVelocity(stick: StickReading, mapping: JoystickMapping): PtzVelocity | null {
  const top = isPressed(stick, mapping.buttons.faster) ? 1 : usualTop;
  const read = (axis: (typeof joystickAxes)[number]): number => {
    const { index, isInverted } = mapping[axis];
    const value = index === null ? 0 : (stick.axes[index] ?? 0);
    return shape(isInverted ? -value : value, mapping) * top;
  };
  const velocity = { pan: read('pan'), tilt: read('tilt'), zoom: read('zoom') };
  return velocity.pan === 0 && velocity.tilt === 0 && velocity.zoom === 0 ? null : velocity;
}

export function isPressed({ buttons }: StickReading, index: number | null): boolean {
  return index !== null && buttons[index]?.pressed === true;
}

function shape(value: number, { deadZone, curve }: JoystickMapping): number {
  const size = Math.min(1, Math.abs(value));
  if (!(size > deadZone)) return 0;
  return Math.sign(value) * ((size - deadZone) / (1 - deadZone)) ** curve;
}
