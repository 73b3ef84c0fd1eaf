import { describe, expect, it } from 'vitest';
import { cameraSchema } from '../../../protocol/camera/camera.ts';
import { mediaReplies } from '../../../simulators/cameras/onvif/mediaReplies.ts';
import type { OnvifCall } from '../../../simulators/cameras/onvif/onvifCall.ts';
import { ptzReplies } from '../../../simulators/cameras/onvif/ptzReplies.ts';
import { fromZoom, spaceUris, toZoom } from '../../../simulators/cameras/onvif/ptzSpaces.ts';
import type { PtzSpaceKind } from '../../../simulators/cameras/onvif/ptzSpaces.ts';
import { findElement, parseXml } from '../../../simulators/cameras/onvif/xmlElement.ts';
import type { PictureWorker } from '../../../simulators/cameras/pictureWorker.ts';
import { SimulatedCamera } from '../../../simulators/cameras/simulatedCamera.ts';

const limits = { panMinDeg: -180, panMaxDeg: 180, tiltMinDeg: -90, tiltMaxDeg: 20, hfovMinDeg: 2, hfovMaxDeg: 60 };
const camera = cameraSchema.parse({
  ...{ id: 'cam-1', name: '测试', tier: 'vantage', category: 1, areaId: 'area-1', agencyId: 'agency-1' },
  ...{ lon: 113, lat: 29.5, heightM: 40, azimuthDeg: 90, elevationDeg: -10, hfovDeg: 50, rangeM: 500, ptz: limits },
});
// No picture is made here: nobody watches the streams.
const worker = { picture: () => Promise.reject(new Error('unused')) } as unknown as PictureWorker;

function createCall(request: string, spaces: PtzSpaceKind = 'spherical', ptz: typeof camera.ptz = limits): OnvifCall {
  const simulated = new SimulatedCamera(
    { ...camera, ptz },
    { worker, keyIntervalMs: 2000, onFailure: () => undefined },
  );
  return {
    camera: simulated,
    request: parseXml(request),
    baseUrl: 'http://h/c/onvif',
    rtspUrl: 'rtsp://h/c',
    nowMs: 0,
    spaces,
  };
}

function panTiltOf(body: string) {
  const element = findElement(parseXml(body.replaceAll(/<(\/?)\w+:/g, '<$1')), 'PTZStatus', 'Position', 'PanTilt');
  return {
    x: Number(element?.attributes.get('x')),
    y: Number(element?.attributes.get('y')),
    space: element?.attributes.get('space'),
  };
}

describe('ONVIF replies', () => {
  it('tells the pose in degrees, or in the generic space where that is all it offers', () => {
    const status = (spaces: PtzSpaceKind) =>
      panTiltOf(ptzReplies['GetStatus']?.(createCall('<GetStatus/>', spaces)) ?? '');
    expect(status('spherical')).toEqual({ x: 90, y: -10, space: spaceUris.sphericalPosition });
    expect(status('generic')).toEqual({ x: 0.5, y: 0.454545, space: spaceUris.genericPosition });
    const nodes = ptzReplies['GetNodes']?.(createCall('<GetNodes/>', 'generic'));
    expect(nodes).toContain(spaceUris.genericPosition);
    expect(nodes).not.toContain('Spherical');
  });

  it('spreads zoom evenly over the focal length', () => {
    expect([toZoom(limits, 60), toZoom(limits, 2)]).toEqual([0, 1]);
    for (const hfovDeg of [2, 3.5, 10, 33, 60])
      expect(fromZoom(limits, toZoom(limits, hfovDeg))).toBeCloseTo(hfovDeg, 9);
    const half = Math.tan((fromZoom(limits, 0.5) * Math.PI) / 360);
    expect(1 / half).toBeCloseTo((1 / Math.tan(Math.PI / 6) + 1 / Math.tan(Math.PI / 180)) / 2, 6);
  });

  it('makes a key picture of the named stream when asked to synchronise', () => {
    const call = createCall('<SetSynchronizationPoint><ProfileToken>sub</ProfileToken></SetSynchronizationPoint>');
    const asked: string[] = [];
    call.camera.streams.sub.requestKeyPicture = () => void asked.push('sub');
    call.camera.streams.main.requestKeyPicture = () => void asked.push('main');
    mediaReplies['SetSynchronizationPoint']?.(call);
    expect(asked).toEqual(['sub']);
  });

  it.each([
    ['<AbsoluteMove><Position><PanTilt x="nought" y="0"/></Position></AbsoluteMove>', 'no number'],
    [
      `<AbsoluteMove><Position><PanTilt x="2" y="0" space="${spaceUris.genericPosition}"/></Position></AbsoluteMove>`,
      'outside',
    ],
    ['<AbsoluteMove><Position><PanTilt x="0" y="0" space="elsewhere"/></Position></AbsoluteMove>', 'space'],
    ['<AbsoluteMove><Position><Zoom x="1.5"/></Position></AbsoluteMove>', 'zoom'],
    ['<ContinuousMove><Velocity><PanTilt x="1" y="0"/></Velocity><Timeout>soon</Timeout></ContinuousMove>', 'timeout'],
    ['<GotoPreset><PresetToken>none</PresetToken></GotoPreset>', 'preset'],
  ])('refuses %s', (request, reason) => {
    const call = createCall(request);
    expect(() => ptzReplies[call.request.name]?.(call)).toThrow(reason);
    expect(call.camera.head.status()).toMatchObject({ isMoving: false, pose: { panDeg: 90 } });
  });

  it('says of a fixed camera that it does not turn', () => {
    for (const operation of ['GetStatus', 'Stop', 'GotoHomePosition', 'GetNodes', 'SetPreset'])
      expect(() => ptzReplies[operation]?.(createCall(`<${operation}/>`, 'spherical', null))).toThrow('does not turn');
  });
});
