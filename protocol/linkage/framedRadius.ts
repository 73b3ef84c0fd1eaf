import type { CameraTier } from '../camera/camera.ts';

/**
 * How much more ground than the scene itself a tier shows: from a lookout one wants the smoke, the crowd and the ways in,
 * from a roof the scene with its surroundings, from the street the scene.
 */
const widerThanScene: Record<CameraTier, number> = { lookout: 4, vantage: 1.5, street: 1 };

export function framedRadiusM(tier: CameraTier, sceneRadiusM: number): number {
  return sceneRadiusM * widerThanScene[tier];
}
