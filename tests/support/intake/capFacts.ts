/**
 * What the schema published with the OASIS standard (CAP-v1.2.xsd, 1 July 2010) says, as facts: which elements stand where,
 * in which order, how often, and with which values. Times are `time`, words `text`.
 */
export interface CapElement {
  readonly name: string;
  /** `1` once, `?` at most once, `+` at least once, `*` as often as one likes. */
  readonly count: '1' | '?' | '+' | '*';
  readonly holds: 'text' | 'time' | 'uri' | 'language' | 'integer' | 'decimal' | readonly string[] | CapElements;
}
export interface CapElements {
  readonly elements: readonly CapElement[];
}

type Holds = CapElement['holds'];

function group(...rows: readonly (readonly [name: string, count: CapElement['count'], holds?: Holds])[]): CapElements {
  return { elements: rows.map(([name, count, holds = 'text']) => ({ name, count, holds })) };
}

const categories = 'Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other';
const responses = 'Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None';
const namedValue = group(['valueName', '1'], ['value', '1']);

const resource = group(
  ['resourceDesc', '1'],
  ['mimeType', '1'],
  ['size', '?', 'integer'],
  ['uri', '?', 'uri'],
  ['derefUri', '?'],
  ['digest', '?'],
);

const area = group(
  ['areaDesc', '1'],
  ['polygon', '*'],
  ['circle', '*'],
  ['geocode', '*', namedValue],
  ['altitude', '?', 'decimal'],
  ['ceiling', '?', 'decimal'],
);

const info = group(
  ['language', '?', 'language'],
  ['category', '+', categories.split(' ')],
  ['event', '1'],
  ['responseType', '*', responses.split(' ')],
  ['urgency', '1', ['Immediate', 'Expected', 'Future', 'Past', 'Unknown']],
  ['severity', '1', ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']],
  ['certainty', '1', ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown']],
  ['audience', '?'],
  ['eventCode', '*', namedValue],
  ['effective', '?', 'time'],
  ['onset', '?', 'time'],
  ['expires', '?', 'time'],
  ['senderName', '?'],
  ['headline', '?'],
  ['description', '?'],
  ['instruction', '?'],
  ['web', '?', 'uri'],
  ['contact', '?'],
  ['parameter', '*', namedValue],
  ['resource', '*', resource],
  ['area', '*', area],
);

/** Below them the schema lets elements of the XML signature's namespace stand, as many as come. */
export const capAlertFacts = group(
  ['identifier', '1'],
  ['sender', '1'],
  ['sent', '1', 'time'],
  ['status', '1', ['Actual', 'Exercise', 'System', 'Test', 'Draft']],
  ['msgType', '1', ['Alert', 'Update', 'Cancel', 'Ack', 'Error']],
  ['source', '?'],
  ['scope', '1', ['Public', 'Restricted', 'Private']],
  ['restriction', '?'],
  ['addresses', '?'],
  ['code', '*'],
  ['note', '?'],
  ['references', '?'],
  ['incidents', '?'],
  ['info', '*', info],
);
