import { escapeXml } from './xmlElement.ts';
import type { OnvifCall, ReplyTable } from './onvifCall.ts';

const version = '<tt:Major>2</tt:Major><tt:Minor>60</tt:Minor>';

function timeParts(nowMs: number): string {
  const now = new Date(nowMs);
  return (
    `<tt:Time><tt:Hour>${now.getUTCHours()}</tt:Hour><tt:Minute>${now.getUTCMinutes()}</tt:Minute>` +
    `<tt:Second>${now.getUTCSeconds()}</tt:Second></tt:Time><tt:Date><tt:Year>${now.getUTCFullYear()}</tt:Year>` +
    `<tt:Month>${now.getUTCMonth() + 1}</tt:Month><tt:Day>${now.getUTCDate()}</tt:Day></tt:Date>`
  );
}

function services(call: OnvifCall): string {
  const list: [namespace: string, name: string][] = [
    ['http://www.onvif.org/ver10/device/wsdl', 'device'],
    ['http://www.onvif.org/ver10/media/wsdl', 'media'],
  ];
  if (call.camera.head.limits) list.push(['http://www.onvif.org/ver20/ptz/wsdl', 'ptz']);
  const entries = list.map(
    ([namespace, name]) =>
      `<tds:Service><tds:Namespace>${namespace}</tds:Namespace><tds:XAddr>${call.baseUrl}/${name}</tds:XAddr>` +
      `<tds:Version>${version}</tds:Version></tds:Service>`,
  );
  return `<tds:GetServicesResponse>${entries.join('')}</tds:GetServicesResponse>`;
}

function capabilities(call: OnvifCall): string {
  const ptz = call.camera.head.limits ? `<tt:PTZ><tt:XAddr>${call.baseUrl}/ptz</tt:XAddr></tt:PTZ>` : '';
  return (
    `<tds:GetCapabilitiesResponse><tds:Capabilities><tt:Device><tt:XAddr>${call.baseUrl}/device</tt:XAddr></tt:Device>` +
    `<tt:Media><tt:XAddr>${call.baseUrl}/media</tt:XAddr><tt:StreamingCapabilities>` +
    '<tt:RTPMulticast>false</tt:RTPMulticast><tt:RTP_TCP>true</tt:RTP_TCP><tt:RTP_RTSP_TCP>true</tt:RTP_RTSP_TCP>' +
    `</tt:StreamingCapabilities></tt:Media>${ptz}</tds:Capabilities></tds:GetCapabilitiesResponse>`
  );
}

/** Device management service. */
export const deviceReplies: ReplyTable = {
  GetSystemDateAndTime: (call) =>
    '<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:DateTimeType>NTP</tt:DateTimeType>' +
    '<tt:DaylightSavings>false</tt:DaylightSavings><tt:TimeZone><tt:TZ>UTC0</tt:TZ></tt:TimeZone>' +
    `<tt:UTCDateTime>${timeParts(call.nowMs)}</tt:UTCDateTime>` +
    '</tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>',
  GetServices: services,
  GetCapabilities: capabilities,
  GetDeviceInformation: (call) =>
    '<tds:GetDeviceInformationResponse><tds:Manufacturer>Yigan</tds:Manufacturer>' +
    `<tds:Model>Simulated ${call.camera.head.limits ? 'PTZ' : 'fixed'} camera</tds:Model>` +
    '<tds:FirmwareVersion>1.0</tds:FirmwareVersion>' +
    `<tds:SerialNumber>${escapeXml(call.camera.camera.id)}</tds:SerialNumber>` +
    '<tds:HardwareId>simulated</tds:HardwareId></tds:GetDeviceInformationResponse>',
  GetScopes: (call) =>
    '<tds:GetScopesResponse><tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef>' +
    `<tt:ScopeItem>onvif://www.onvif.org/name/${encodeURIComponent(call.camera.camera.name)}</tt:ScopeItem>` +
    '</tds:Scopes></tds:GetScopesResponse>',
};
