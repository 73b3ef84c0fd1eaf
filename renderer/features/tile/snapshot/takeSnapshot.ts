import type { ViewPurpose } from '../../../../protocol/access/role.ts';
import type { Camera } from '../../../../protocol/camera/camera.ts';
import { incidentIdSchema } from '../../../../protocol/ids.ts';
import type { GrabbedFrame } from './grabFrame.ts';
import type { SnapshotActions } from './SnapshotActions.ts';
import { writeWatermark } from './writeWatermark.ts';

interface Snapshot {
  readonly frame: GrabbedFrame;
  readonly camera: Pick<Camera, 'id' | 'name'>;
  readonly purpose: ViewPurpose;
  readonly watermark: string;
  readonly actions: SnapshotActions;
}

/** Marks the frame with who took it, then puts it where its purpose says: into the incident, or into a file with its sidecar. */
export async function takeSnapshot({
  frame,
  camera,
  purpose,
  watermark,
  actions,
}: Snapshot): Promise<'attached' | 'saved'> {
  const bytes = writeWatermark(new Uint8Array(await frame.picture.arrayBuffer()), watermark);
  const mediaType = frame.picture.type;
  const picture = new Blob([bytes], { type: mediaType });
  const sha256 = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const { widthPx, heightPx, stream, frameAgeMs } = frame;
  const shared = { cameraId: camera.id, stream, frameAgeMs, widthPx, heightPx, watermark };
  if (purpose.kind === 'incident') {
    const incidentId = incidentIdSchema.parse(purpose.incidentId);
    await actions.attach({ incidentId, caption: camera.name, ...shared }, picture, sha256);
    return 'attached';
  }
  const sha256Text = [...sha256].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const sidecar = await actions.record({ ...shared, mediaType, sizeBytes: bytes.length, sha256: sha256Text, purpose });
  const stamp = sidecar.takenAtText.replace(/[:.]/g, '-');
  const name = `${camera.name.replace(/[^\p{L}\p{N}_-]+/gu, '_')}_${stamp}`;
  saveFile(picture, `${name}.${mediaType === 'image/png' ? 'png' : 'jpg'}`);
  saveFile(new Blob([JSON.stringify(sidecar, null, 2)], { type: 'application/json' }), `${name}.json`);
  return 'saved';
}

function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser reads the address when the download begins, which is after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
