import type { Command } from '../../../../protocol/hall/allCommands.ts';
import { attachmentIdSchema, type CameraId } from '../../../../protocol/ids.ts';
import type { ClipWish } from '../../../../protocol/snapshot/clip.ts';
import {
  snapshotSidecarSchema,
  type SnapshotCommand,
  type SnapshotFile,
  type SnapshotSidecar,
} from '../../../../protocol/snapshot/snapshot.ts';
import { requestJson, uploadAttachment } from '../../../connection/hallApi.ts';
import { newId } from '../../../connection/newId.ts';

export type SnapshotOfIncident = Omit<SnapshotCommand, 'type' | 'attachmentId'>;

/** What a tile does with a picture it took. Every function throws `Rejected` with words an operator can read. */
export interface SnapshotActions {
  /** Stores the bytes and writes them into the incident's log. */
  readonly attach: (snapshot: SnapshotOfIncident, picture: Blob, sha256: Uint8Array) => Promise<unknown>;
  /** Has the server keep the last two minutes of a camera with an incident. */
  readonly keepClip: (cameraId: CameraId, wish: ClipWish) => Promise<unknown>;
  /** Has it written down that the picture leaves the hall; the answer is the sidecar. */
  readonly record: (file: SnapshotFile) => Promise<SnapshotSidecar>;
}

export function createSnapshotActions(line: { send: (command: Command) => Promise<unknown> }): SnapshotActions {
  return {
    attach: async (snapshot, picture, sha256) => {
      const attachmentId = attachmentIdSchema.parse(newId());
      await uploadAttachment(attachmentId, picture, sha256);
      return line.send({ type: 'takeSnapshot', attachmentId, ...snapshot });
    },
    keepClip: (cameraId, wish) => requestJson('POST', `/api/cameras/${encodeURIComponent(cameraId)}/clips`, wish),
    record: async (file) => snapshotSidecarSchema.parse(await requestJson('POST', '/api/snapshots', file)),
  };
}
