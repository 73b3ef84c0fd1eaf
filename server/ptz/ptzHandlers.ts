import type { Actor, ViewPurpose } from '../../protocol/access/role.ts';
import { scaleView } from '../../protocol/ptz/calibration.ts';
import { centreOn, zoomToBox } from '../../protocol/ptz/framePicture.ts';
import type { ptzCalls } from '../../protocol/ptz/ptzCalls.ts';
import type { PtzPose } from '../../protocol/ptz/ptzPose.ts';
import type { CallOutput, ParsedInput } from '../../protocol/wire/allCalls.ts';
import type { PtzControl, PtzOperator } from './PtzControl.ts';

type PtzCallName = keyof typeof ptzCalls;
type AskingPage = { readonly peerId: string; readonly actor: Actor };
export type PtzHandlers = {
  [Name in PtzCallName]: (page: AskingPage, input: ParsedInput<Name>) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

/** What answers each row of `ptzCalls`. */
export function ptzHandlers(ptz: PtzControl): PtzHandlers {
  return {
    'ptz.move': async (page, { cameraId, pan, tilt, zoom, purpose }) => {
      await ptz.move(cameraId, { pan, tilt, zoom }, operator(page, purpose));
      return {};
    },
    'ptz.stop': async (page, { cameraId }) => {
      await ptz.stop(cameraId, page);
      return {};
    },
    'ptz.turnTo': (page, { cameraId, pose, purpose }) =>
      ptz.turn(cameraId, operator(page, purpose), (present) => ({
        panDeg: pose.panDeg ?? present.panDeg,
        tiltDeg: pose.tiltDeg ?? present.tiltDeg,
        hfovDeg: pose.hfovDeg ?? present.hfovDeg,
      })),
    'ptz.turnBy': (page, { cameraId, panDeg, tiltDeg, zoomFactor, purpose }) =>
      ptz.turn(cameraId, operator(page, purpose), (present) => turned(present, { panDeg, tiltDeg, zoomFactor })),
    'ptz.centre': (page, { cameraId, point, aspect, purpose }) =>
      ptz.turn(cameraId, operator(page, purpose), (present) => centreOn(present, point, aspect)),
    'ptz.zoomTo': (page, { cameraId, box, aspect, purpose }) =>
      ptz.turn(cameraId, operator(page, purpose), (present) => zoomToBox(present, box, aspect)),
    'ptz.home': (page, { cameraId, purpose }) => ptz.home(cameraId, operator(page, purpose)),
    'ptz.goToPreset': (page, { cameraId, presetId, purpose }) =>
      ptz.goToPreset(cameraId, presetId, operator(page, purpose)),
    'ptz.pose': (_, { cameraId }) => ptz.pose(cameraId),
    'ptz.takeOver': (page, { cameraId }) => ptz.takeOver(cameraId, page),
    'ptz.release': async (page, { cameraId }) => {
      await ptz.release(cameraId, page);
      return {};
    },
    'ptz.leases': () => ptz.leases(),
  };
}

function operator({ peerId, actor }: AskingPage, purpose: ViewPurpose | undefined): PtzOperator {
  return { peerId, actor, ...(purpose === undefined ? {} : { purpose }) };
}

function turned(pose: PtzPose, by: { panDeg: number; tiltDeg: number; zoomFactor: number }): PtzPose {
  return {
    panDeg: (((pose.panDeg + by.panDeg) % 360) + 360) % 360,
    tiltDeg: Math.min(Math.max(pose.tiltDeg + by.tiltDeg, -90), 90),
    hfovDeg: scaleView(pose.hfovDeg, 1 / by.zoomFactor),
  };
}
