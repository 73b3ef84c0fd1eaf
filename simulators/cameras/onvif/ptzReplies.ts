import type { PtzLimits } from '../../../protocol/camera/camera.ts';
import type { CameraPose } from '../picture/pinhole.ts';
import type { OnvifCall, ReplyTable } from './onvifCall.ts';
import { fromGeneric, fromZoom, spaceUris, toGeneric, toZoom } from './ptzSpaces.ts';
import { SoapFault } from './soap.ts';
import { escapeXml, findElement } from './xmlElement.ts';
import type { XmlElement } from './xmlElement.ts';

const defaultTimeout = 'PT10S';

function limitsOf(call: OnvifCall): PtzLimits {
  const { limits } = call.camera.head;
  if (!limits) throw new SoapFault('Receiver', ['ActionNotSupported'], 'this camera does not turn');
  return limits;
}

function invalid(reason: string): SoapFault {
  return new SoapFault('Sender', ['InvalidArgVal', 'InvalidPosition'], reason);
}

function range(axis: 'X' | 'Y', low: number, high: number): string {
  return `<tt:${axis}Range><tt:Min>${low}</tt:Min><tt:Max>${high}</tt:Max></tt:${axis}Range>`;
}

function space(name: string, uri: string, ...ranges: string[]): string {
  return `<tt:${name}><tt:URI>${uri}</tt:URI>${ranges.join('')}</tt:${name}>`;
}

const fullRange = [range('X', -1, 1), range('Y', -1, 1)] as const;

function supportedSpaces(call: OnvifCall): string {
  const limits = limitsOf(call);
  const isSpherical = call.spaces !== 'generic';
  const degrees = [
    range('X', limits.panMinDeg, limits.panMaxDeg),
    range('Y', limits.tiltMinDeg, limits.tiltMaxDeg),
  ] as const;
  return [
    space('AbsolutePanTiltPositionSpace', spaceUris.genericPosition, ...fullRange),
    isSpherical ? space('AbsolutePanTiltPositionSpace', spaceUris.sphericalPosition, ...degrees) : '',
    space('AbsoluteZoomPositionSpace', spaceUris.zoomPosition, range('X', 0, 1)),
    space('RelativePanTiltTranslationSpace', spaceUris.genericTranslation, ...fullRange),
    isSpherical
      ? space(
          'RelativePanTiltTranslationSpace',
          spaceUris.sphericalTranslation,
          range('X', -360, 360),
          range('Y', -180, 180),
        )
      : '',
    space('RelativeZoomTranslationSpace', spaceUris.zoomTranslation, range('X', -1, 1)),
    space('ContinuousPanTiltVelocitySpace', spaceUris.velocity, ...fullRange),
    space('ContinuousZoomVelocitySpace', spaceUris.zoomVelocity, range('X', -1, 1)),
    space('PanTiltSpeedSpace', spaceUris.speed, range('X', 0, 1)),
    space('ZoomSpeedSpace', spaceUris.zoomSpeed, range('X', 0, 1)),
  ].join('');
}

function node(call: OnvifCall): string {
  return (
    `<tptz:PTZNode token="head" FixedHomePosition="true"><tt:Name>head</tt:Name>` +
    `<tt:SupportedPTZSpaces>${supportedSpaces(call)}</tt:SupportedPTZSpaces>` +
    '<tt:MaximumNumberOfPresets>64</tt:MaximumNumberOfPresets><tt:HomeSupported>true</tt:HomeSupported></tptz:PTZNode>'
  );
}

function defaultPosition(call: OnvifCall): string {
  return call.spaces === 'spherical' ? spaceUris.sphericalPosition : spaceUris.genericPosition;
}

function defaultTranslation(call: OnvifCall): string {
  return call.spaces === 'spherical' ? spaceUris.sphericalTranslation : spaceUris.genericTranslation;
}

export function ptzConfiguration(call: OnvifCall, tag: string): string {
  return (
    `<${tag} token="head"><tt:Name>head</tt:Name><tt:UseCount>2</tt:UseCount><tt:NodeToken>head</tt:NodeToken>` +
    // The misspelling is the standard's.
    `<tt:DefaultAbsolutePantTiltPositionSpace>${defaultPosition(call)}</tt:DefaultAbsolutePantTiltPositionSpace>` +
    `<tt:DefaultAbsoluteZoomPositionSpace>${spaceUris.zoomPosition}</tt:DefaultAbsoluteZoomPositionSpace>` +
    `<tt:DefaultRelativePanTiltTranslationSpace>${defaultTranslation(call)}</tt:DefaultRelativePanTiltTranslationSpace>` +
    `<tt:DefaultContinuousPanTiltVelocitySpace>${spaceUris.velocity}</tt:DefaultContinuousPanTiltVelocitySpace>` +
    `<tt:DefaultPTZTimeout>${defaultTimeout}</tt:DefaultPTZTimeout></${tag}>`
  );
}

function numberOf(element: XmlElement, attribute: string): number {
  const value = Number(element.attributes.get(attribute) ?? Number.NaN);
  if (!Number.isFinite(value)) throw invalid(`${element.name} has no number ${attribute}`);
  return value;
}

function absoluteMove(call: OnvifCall): string {
  const limits = limitsOf(call);
  const panTilt = findElement(call.request, 'Position', 'PanTilt');
  const zoom = findElement(call.request, 'Position', 'Zoom');
  const target: Partial<CameraPose> = {};
  if (panTilt) {
    const [x, y] = [numberOf(panTilt, 'x'), numberOf(panTilt, 'y')];
    const uri = panTilt.attributes.get('space') ?? defaultPosition(call);
    if (uri === spaceUris.genericPosition) {
      if (Math.abs(x) > 1 || Math.abs(y) > 1) throw invalid('the position lies outside of -1 to 1');
      Object.assign(target, fromGeneric(limits, x, y));
    } else if (uri === spaceUris.sphericalPosition && call.spaces !== 'generic')
      Object.assign(target, { panDeg: x, tiltDeg: y });
    else throw new SoapFault('Sender', ['InvalidArgVal', 'SpaceNotSupported'], 'the space is not supported');
  }
  if (zoom) {
    const x = numberOf(zoom, 'x');
    if (x < 0 || x > 1) throw invalid('the zoom lies outside of 0 to 1');
    target.hfovDeg = fromZoom(limits, x);
  }
  call.camera.head.moveTo(target);
  return '<tptz:AbsoluteMoveResponse/>';
}

function relativeMove(call: OnvifCall): string {
  const limits = limitsOf(call);
  const { head } = call.camera;
  const panTilt = findElement(call.request, 'Translation', 'PanTilt');
  const zoom = findElement(call.request, 'Translation', 'Zoom');
  const { pose } = head.status();
  const change: { panDeg?: number; tiltDeg?: number; hfovDeg?: number } = {};
  if (panTilt) {
    const isGeneric = (panTilt.attributes.get('space') ?? defaultTranslation(call)) === spaceUris.genericTranslation;
    const scaleX = isGeneric ? (limits.panMaxDeg - limits.panMinDeg) / 2 : 1;
    const scaleY = isGeneric ? (limits.tiltMaxDeg - limits.tiltMinDeg) / 2 : 1;
    change.panDeg = numberOf(panTilt, 'x') * scaleX;
    change.tiltDeg = numberOf(panTilt, 'y') * scaleY;
  }
  if (zoom) {
    const goal = Math.max(0, Math.min(1, toZoom(limits, pose.hfovDeg) + numberOf(zoom, 'x')));
    change.hfovDeg = fromZoom(limits, goal) - pose.hfovDeg;
  }
  head.moveBy(change);
  return '<tptz:RelativeMoveResponse/>';
}

function continuousMove(call: OnvifCall): string {
  limitsOf(call);
  const panTilt = findElement(call.request, 'Velocity', 'PanTilt');
  const zoom = findElement(call.request, 'Velocity', 'Zoom');
  const timeout = findElement(call.request, 'Timeout')?.text.trim() ?? defaultTimeout;
  const [, minutes = '0', seconds = '0'] = /^PT(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(timeout) ?? [];
  const durationMs = (Number(minutes) * 60 + Number(seconds)) * 1000;
  if (!(durationMs > 0)) throw invalid('the timeout is no duration');
  call.camera.head.moveContinuously(
    {
      ...(panTilt ? { pan: numberOf(panTilt, 'x'), tilt: numberOf(panTilt, 'y') } : {}),
      ...(zoom ? { zoom: numberOf(zoom, 'x') } : {}),
    },
    durationMs,
  );
  return '<tptz:ContinuousMoveResponse/>';
}

function stop(call: OnvifCall): string {
  limitsOf(call);
  const isWanted = (name: string) => findElement(call.request, name)?.text.trim() !== 'false';
  call.camera.head.stop({ panTilt: isWanted('PanTilt'), zoom: isWanted('Zoom') });
  return '<tptz:StopResponse/>';
}

function position(call: OnvifCall, pose: CameraPose): string {
  const limits = limitsOf(call);
  const { x, y } = call.spaces === 'spherical' ? { x: pose.panDeg, y: pose.tiltDeg } : toGeneric(limits, pose);
  const named = call.spaces === 'mute' ? '' : ` space="${defaultPosition(call)}"`;
  return (
    `<tt:PanTilt x="${x.toFixed(6)}" y="${y.toFixed(6)}"${named}/>` +
    `<tt:Zoom x="${toZoom(limits, pose.hfovDeg).toFixed(8)}" space="${spaceUris.zoomPosition}"/>`
  );
}

function status(call: OnvifCall): string {
  const { pose, isTurning, isZooming } = call.camera.head.status();
  const word = (isMoving: boolean) => (isMoving ? 'MOVING' : 'IDLE');
  return (
    `<tptz:GetStatusResponse><tptz:PTZStatus><tt:Position>${position(call, pose)}</tt:Position>` +
    `<tt:MoveStatus><tt:PanTilt>${word(isTurning)}</tt:PanTilt><tt:Zoom>${word(isZooming)}</tt:Zoom></tt:MoveStatus>` +
    `<tt:UtcTime>${new Date(call.nowMs).toISOString()}</tt:UtcTime></tptz:PTZStatus></tptz:GetStatusResponse>`
  );
}

function presetToken(call: OnvifCall): string {
  const token = findElement(call.request, 'PresetToken')?.text.trim() ?? '';
  if (!call.camera.head.presets.has(token))
    throw new SoapFault('Sender', ['InvalidArgVal', 'NoToken'], 'the preset does not exist');
  return token;
}

function setPreset(call: OnvifCall): string {
  limitsOf(call);
  const { head } = call.camera;
  const given = findElement(call.request, 'PresetToken')?.text.trim();
  const token = given === undefined || given === '' ? `preset-${head.presets.size + 1}` : given;
  const name = findElement(call.request, 'PresetName')?.text.trim() ?? token;
  head.presets.set(token, { token, name, pose: head.status().pose });
  return `<tptz:SetPresetResponse><tptz:PresetToken>${escapeXml(token)}</tptz:PresetToken></tptz:SetPresetResponse>`;
}

function presets(call: OnvifCall): string {
  const entries = [...call.camera.head.presets.values()].map(
    ({ token, name, pose }) =>
      `<tptz:Preset token="${escapeXml(token)}"><tt:Name>${escapeXml(name)}</tt:Name>` +
      `<tt:PTZPosition>${position(call, pose)}</tt:PTZPosition></tptz:Preset>`,
  );
  return `<tptz:GetPresetsResponse>${entries.join('')}</tptz:GetPresetsResponse>`;
}

/** PTZ service, version 2. */
export const ptzReplies: ReplyTable = {
  GetNodes: (call) => `<tptz:GetNodesResponse>${node(call)}</tptz:GetNodesResponse>`,
  GetNode: (call) => `<tptz:GetNodeResponse>${node(call)}</tptz:GetNodeResponse>`,
  GetConfigurations: (call) =>
    `<tptz:GetConfigurationsResponse>${ptzConfiguration(call, 'tptz:PTZConfiguration')}</tptz:GetConfigurationsResponse>`,
  GetConfigurationOptions: (call) =>
    `<tptz:GetConfigurationOptionsResponse><tptz:PTZConfigurationOptions><tt:Spaces>${supportedSpaces(call)}</tt:Spaces>` +
    '<tt:PTZTimeout><tt:Min>PT0.1S</tt:Min><tt:Max>PT600S</tt:Max></tt:PTZTimeout>' +
    '</tptz:PTZConfigurationOptions></tptz:GetConfigurationOptionsResponse>',
  GetStatus: status,
  AbsoluteMove: absoluteMove,
  RelativeMove: relativeMove,
  ContinuousMove: continuousMove,
  Stop: stop,
  GetPresets: presets,
  SetPreset: setPreset,
  RemovePreset: (call) => {
    call.camera.head.presets.delete(presetToken(call));
    return '<tptz:RemovePresetResponse/>';
  },
  GotoPreset: (call) => {
    const preset = call.camera.head.presets.get(presetToken(call));
    if (preset) call.camera.head.moveTo(preset.pose);
    return '<tptz:GotoPresetResponse/>';
  },
  GotoHomePosition: (call) => {
    limitsOf(call);
    call.camera.head.moveTo(call.camera.head.home);
    return '<tptz:GotoHomePositionResponse/>';
  },
};
