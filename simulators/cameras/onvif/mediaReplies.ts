import { streamKinds, streamProfiles } from '../streamProfiles.ts';
import type { StreamKind } from '../streamProfiles.ts';
import type { OnvifCall, ReplyTable } from './onvifCall.ts';
import { ptzConfiguration } from './ptzReplies.ts';
import { SoapFault } from './soap.ts';
import { findElement } from './xmlElement.ts';

/** The stream a request names; the tokens of the profiles are the names of the streams. */
export function requestedStream(call: OnvifCall): StreamKind {
  const token = findElement(call.request, 'ProfileToken')?.text.trim();
  const kind = streamKinds.find((name) => name === token);
  if (!kind) throw new SoapFault('Sender', ['InvalidArgVal', 'NoProfile'], 'the profile does not exist');
  return kind;
}

function profile(call: OnvifCall, kind: StreamKind, tag: string): string {
  const { width, height, framesPerSecond, kilobitsPerSecond } = streamProfiles[kind];
  return (
    `<trt:${tag} token="${kind}" fixed="true"><tt:Name>${kind}</tt:Name>` +
    '<tt:VideoSourceConfiguration token="video"><tt:Name>video</tt:Name><tt:UseCount>2</tt:UseCount>' +
    '<tt:SourceToken>video</tt:SourceToken><tt:Bounds x="0" y="0" width="1280" height="720"/></tt:VideoSourceConfiguration>' +
    `<tt:VideoEncoderConfiguration token="${kind}"><tt:Name>${kind}</tt:Name><tt:UseCount>1</tt:UseCount>` +
    `<tt:Encoding>H264</tt:Encoding><tt:Resolution><tt:Width>${width}</tt:Width><tt:Height>${height}</tt:Height></tt:Resolution>` +
    `<tt:Quality>4</tt:Quality><tt:RateControl><tt:FrameRateLimit>${framesPerSecond}</tt:FrameRateLimit>` +
    `<tt:EncodingInterval>1</tt:EncodingInterval><tt:BitrateLimit>${kilobitsPerSecond}</tt:BitrateLimit></tt:RateControl>` +
    `<tt:H264><tt:GovLength>${framesPerSecond * 2}</tt:GovLength><tt:H264Profile>Baseline</tt:H264Profile></tt:H264>` +
    `<tt:SessionTimeout>PT60S</tt:SessionTimeout></tt:VideoEncoderConfiguration>` +
    (call.camera.head.limits ? ptzConfiguration(call, 'tt:PTZConfiguration') : '') +
    `</trt:${tag}>`
  );
}

/** Media service, version 1. */
export const mediaReplies: ReplyTable = {
  GetProfiles: (call) =>
    `<trt:GetProfilesResponse>${streamKinds.map((kind) => profile(call, kind, 'Profiles')).join('')}</trt:GetProfilesResponse>`,
  GetProfile: (call) =>
    `<trt:GetProfileResponse>${profile(call, requestedStream(call), 'Profile')}</trt:GetProfileResponse>`,
  GetVideoSources: () =>
    '<trt:GetVideoSourcesResponse><trt:VideoSources token="video"><tt:Framerate>15</tt:Framerate>' +
    '<tt:Resolution><tt:Width>1280</tt:Width><tt:Height>720</tt:Height></tt:Resolution>' +
    '</trt:VideoSources></trt:GetVideoSourcesResponse>',
  GetStreamUri: (call) =>
    `<trt:GetStreamUriResponse><trt:MediaUri><tt:Uri>${call.rtspUrl}/${requestedStream(call)}</tt:Uri>` +
    '<tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot>' +
    '<tt:Timeout>PT0S</tt:Timeout></trt:MediaUri></trt:GetStreamUriResponse>',
  SetSynchronizationPoint: (call) => {
    call.camera.streams[requestedStream(call)].requestKeyPicture();
    return '<trt:SetSynchronizationPointResponse/>';
  },
};
