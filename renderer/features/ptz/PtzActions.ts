import type { ViewPurpose } from '../../../protocol/access/role.ts';
import type { CameraId, PresetId } from '../../../protocol/ids.ts';
import { attachmentIdSchema, type AttachmentId } from '../../../protocol/ids.ts';
import type { PtzCommand } from '../../../protocol/ptz/ptz.ts';
import type { PictureBox } from '../../../protocol/ptz/framePicture.ts';
import type { PicturePoint, PtzPose } from '../../../protocol/ptz/ptzPose.ts';
import type { CallOutput } from '../../../protocol/wire/allCalls.ts';
import { uploadAttachment } from '../../connection/hallApi.ts';
import type { HallConnection } from '../../connection/HallConnection.ts';
import { newId } from '../../connection/newId.ts';
import type { PtzVelocity } from './PtzHold.ts';

/** Which camera, and for what: both go with everything a seat asks of a head. */
export interface PtzSubject {
  readonly cameraId: CameraId;
  readonly purpose: ViewPurpose;
}

/** All that a page may ask of cameras' heads. Every function rejects with words an operator can read. */
export interface PtzActions {
  readonly move: (subject: PtzSubject, velocity: PtzVelocity) => Promise<unknown>;
  readonly stop: (subject: PtzSubject) => Promise<unknown>;
  readonly centre: (subject: PtzSubject, point: PicturePoint, aspect: number) => Promise<unknown>;
  readonly zoomTo: (subject: PtzSubject, box: PictureBox, aspect: number) => Promise<unknown>;
  readonly zoomBy: (subject: PtzSubject, zoomFactor: number) => Promise<unknown>;
  readonly turnTo: (subject: PtzSubject, pose: Partial<PtzPose>) => Promise<unknown>;
  readonly home: (subject: PtzSubject) => Promise<unknown>;
  readonly goToPreset: (subject: PtzSubject, presetId: PresetId) => Promise<unknown>;
  readonly readPose: (cameraId: CameraId) => Promise<CallOutput<'ptz.pose'>>;
  readonly takeOver: (cameraId: CameraId) => Promise<unknown>;
  readonly release: (cameraId: CameraId) => Promise<unknown>;
  readonly send: (command: PtzCommand) => Promise<unknown>;
  /** Stores a picture of a preset; answers its id. */
  readonly upload: (picture: Blob) => Promise<AttachmentId>;
}

export function createPtzActions(line: Pick<HallConnection, 'call' | 'send'>): PtzActions {
  return {
    move: (subject, velocity) => line.call('ptz.move', { ...subject, ...velocity }),
    stop: ({ cameraId }) => line.call('ptz.stop', { cameraId }),
    centre: (subject, point, aspect) => line.call('ptz.centre', { ...subject, point, aspect }),
    zoomTo: (subject, box, aspect) => line.call('ptz.zoomTo', { ...subject, box, aspect }),
    zoomBy: (subject, zoomFactor) => line.call('ptz.turnBy', { ...subject, panDeg: 0, tiltDeg: 0, zoomFactor }),
    turnTo: (subject, pose) => line.call('ptz.turnTo', { ...subject, pose }),
    home: (subject) => line.call('ptz.home', subject),
    goToPreset: (subject, presetId) => line.call('ptz.goToPreset', { ...subject, presetId }),
    readPose: (cameraId) => line.call('ptz.pose', { cameraId }),
    takeOver: (cameraId) => line.call('ptz.takeOver', { cameraId }),
    release: (cameraId) => line.call('ptz.release', { cameraId }),
    send: (command) => line.send(command),
    upload: async (picture) => {
      const id = attachmentIdSchema.parse(newId());
      await uploadAttachment(id, picture);
      return id;
    },
  };
}
