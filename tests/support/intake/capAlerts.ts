/** Alerts after the examples and rules of the OASIS CAP 1.2 standard (appendix A and chapter 3), in our own places and words. */
export interface CapParts {
  readonly identifier?: string;
  readonly sender?: string;
  readonly sent?: string;
  readonly status?: string;
  readonly msgType?: string;
  readonly scope?: string;
  /** What stands between scope and info: restriction, addresses, references. */
  readonly middle?: string;
  readonly info?: string;
  readonly head?: string;
}

export const sentNow = (offsetSeconds = 0): string =>
  `${new Date(Date.now() + 8 * 3_600_000 + offsetSeconds * 1000).toISOString().slice(0, 19)}+08:00`;

export function capInfo(more: Readonly<Record<string, string>> = {}, area = polygonArea): string {
  const fields: Record<string, string> = {
    language: 'zh-CN',
    category: 'Met',
    event: 'SEVERE THUNDERSTORM',
    urgency: 'Immediate',
    severity: 'Severe',
    certainty: 'Observed',
    ...more,
  };
  const order = ['language', 'category', 'event', 'responseType', 'urgency', 'severity', 'certainty', 'eventCode'];
  const rest = ['onset', 'expires', 'headline', 'description', 'instruction', 'parameter'];
  const tags = [...order, ...rest].flatMap((name) =>
    fields[name] === undefined ? [] : [`<${name}>${fields[name]}</${name}>`],
  );
  return `<info>${tags.join('')}${area}</info>`;
}

export const polygonArea =
  '<area><areaDesc>岳阳楼区北部</areaDesc>' +
  '<polygon>29.38,113.08 29.42,113.08 29.42,113.14 29.38,113.14 29.38,113.08</polygon>' +
  '<geocode><valueName>GB2260</valueName><value>430602</value></geocode></area>';
export const circleArea = '<area><areaDesc>化工园</areaDesc><circle>29.40,113.10 1.5</circle></area>';

export function capAlert(parts: CapParts = {}): string {
  const { identifier = 'KSTO1055887203', sender = 'storm@weather.example', sent = sentNow() } = parts;
  const { status = 'Actual', msgType = 'Alert', scope = 'Public', middle = '', info = capInfo() } = parts;
  return (
    `${parts.head ?? '<?xml version="1.0" encoding="UTF-8"?>'}<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">` +
    `<identifier>${identifier}</identifier><sender>${sender}</sender><sent>${sent}</sent><status>${status}</status>` +
    `<msgType>${msgType}</msgType><scope>${scope}</scope>${middle}${info}</alert>`
  );
}

const without = (text: string, part: RegExp): string => text.replace(part, '');

const references = '<references>storm@weather.example,KSTO1055887203,2026-01-01T00:00:00+08:00</references>';

/** Sound messages: what a reader must take. */
export const goodAlerts: Readonly<Record<string, string>> = {
  // A.2 Severe thunderstorm warning: polygon and geocode.
  thunderstorm: capAlert(),
  // A.1 Homeland security advisory: words for an area, several optional parts.
  advisory: capAlert({
    identifier: '43b080713727',
    info: capInfo(
      {
        category: 'Security',
        event: '安全预警',
        responseType: 'Monitor',
        headline: '提高戒备',
        instruction: '加强巡查',
      },
      '<area><areaDesc>全市</areaDesc></area>',
    ),
  }),
  // A.3 Earthquake report, as an update would come with parameters; circle.
  earthquake: capAlert({
    identifier: 'TRI13970876',
    info: capInfo(
      {
        category: 'Geo',
        event: 'Earthquake',
        urgency: 'Past',
        severity: 'Minor',
        parameter: '<valueName>Magnitude</valueName><value>3.4</value>',
      },
      circleArea,
    ),
  }),
  twoLanguages: capAlert({ identifier: 'two', info: capInfo() + capInfo({ language: 'en-US', severity: 'Extreme' }) }),
  twoAreas: capAlert({ identifier: 'areas', info: capInfo({}, polygonArea + circleArea) }),
  restricted: capAlert({
    identifier: 'restricted',
    scope: 'Restricted',
    middle: '<restriction>应急部门内部</restriction>',
  }),
  private: capAlert({ identifier: 'private', scope: 'Private', middle: '<addresses>hall@yigan.example</addresses>' }),
  noInfo: capAlert({ identifier: 'bare', info: '' }),
  update: capAlert({ identifier: 'later', msgType: 'Update', middle: references }),
  cancel: capAlert({ identifier: 'taken-back', msgType: 'Cancel', middle: references, info: '' }),
  // A picture inside the message and a height in feet, as 3.2.3 and 3.2.4 have them.
  everyPart: capAlert({
    identifier: 'every-part',
    info: capInfo(
      {},
      '<resource><resourceDesc>水位图</resourceDesc><mimeType>image/png</mimeType><size>3</size><uri>level.png</uri>' +
        '<derefUri>AAAA</derefUri></resource><area><areaDesc>大堤</areaDesc><circle>29.40,113.10 0</circle>' +
        '<altitude>90</altitude><ceiling>130</ceiling></area>',
    ),
  }),
  signed: capAlert({ identifier: 'signed' }).replace(
    '</alert>',
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature></alert>',
  ),
};

/** Appendix A.4 asks the public to look for a child, a suspect and a car: what the hall never takes. */
export const childAbduction = capAlert({
  identifier: 'KAR0-0306112239-SW',
  info: capInfo({
    category: 'Rescue',
    event: 'Child Abduction',
    parameter: '<valueName>Vehicle License Plate</valueName><value>湘F·A1234</value>',
  }),
});

/** Messages that break the schema or the rules it cannot express. */
export const badAlerts: Readonly<Record<string, string>> = {
  notXml: '{"alert":true}',
  unclosed: capAlert().slice(0, -4),
  otherNamespace: capAlert().replace('cap:1.2', 'cap:1.1'),
  noSender: without(capAlert(), /<sender>.*<\/sender>/),
  wrongOrder: capAlert().replace(/(<status>.*?<\/status>)(<msgType>.*?<\/msgType>)/, '$2$1'),
  unknownStatus: capAlert({ status: 'Live' }),
  unknownElement: capAlert().replace('<info>', '<faceMatch>1</faceMatch><info>'),
  zuluTime: capAlert({ sent: '2026-01-01T00:00:00Z' }),
  noSuchDay: capAlert({ sent: '2026-02-31T00:00:00+08:00' }),
  noCategory: without(capAlert(), /<category>.*<\/category>/),
  openPolygon: capAlert().replace('29.38,113.08</polygon>', '29.39,113.08</polygon>'),
  lonBeforeLat: capAlert().replace('29.38,113.08 29.42', '113.08,29.38 29.42'),
  badCircle: capAlert({ info: capInfo({}, circleArea.replace('1.5', '-1')) }),
  ceilingAlone: capAlert({
    info: capInfo({}, circleArea.replace('</area>', '<ceiling>130</ceiling></area>')),
  }),
  twoScopes: capAlert().replace('<info>', '<scope>Public</scope><info>'),
  unknownSeverity: capAlert({ info: capInfo({ severity: 'Huge' }) }),
  halfReference: capAlert({ msgType: 'Update', middle: '<references>storm@weather.example,KSTO1</references>' }),
  spacedIdentifier: capAlert({ identifier: 'a b' }),
  updateOfNothing: capAlert({ msgType: 'Update' }),
  privateToNobody: capAlert({ scope: 'Private' }),
  restrictedWithoutRule: capAlert({ scope: 'Restricted' }),
  documentType: capAlert({ head: '<!DOCTYPE alert [<!ENTITY a "b">]>' }),
  entityBomb: capAlert({
    head: '<!DOCTYPE alert [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
    info: capInfo({ headline: '&b;' }),
  }),
  externalEntity: capAlert({
    head: '<!DOCTYPE alert SYSTEM "file:///etc/passwd">',
  }),
  otherEncoding: capAlert({ head: '<?xml version="1.0" encoding="UTF-16"?>' }),
};
