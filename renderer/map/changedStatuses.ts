import type { CameraStatus } from '../../protocol/camera/camera.ts';
import type { CameraStatusChange } from './mapFeatures.ts';

/** What must be told to a map that knows `before` so that it shows `after`. */
export function changedStatuses(
  before: ReadonlyMap<string, CameraStatus>,
  after: ReadonlyMap<string, CameraStatus>,
): CameraStatusChange[] {
  const changes: CameraStatusChange[] = [];
  for (const [id, status] of after) if (before.get(id) !== status) changes.push({ id, status });
  for (const id of before.keys()) if (!after.has(id)) changes.push({ id, status: 'unknown' });
  return changes;
}
