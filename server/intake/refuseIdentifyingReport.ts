import { Rejected } from '../../protocol/wire/rejection.ts';
import { refuseIdentifyingText } from '../incidents/index.ts';

/**
 * Names under which recognition systems, watch lists and phone catchers pass on who somebody is (GA/T 1400 and makers'
 * interfaces among them), without separators and in lower case.
 */
const identifyingNames = [
  /(?<!inter|sur|type|pre)face|facial|gait|biometr|fingerprint|irisid|irisscan/,
  /^(plate|plates|plateinfo|hphm|hpzl|lpr|anpr|carno|carnumber)$/,
  /(?<!tem)plate(no|num|number|text|color|result|recognition|image)|(licen[cs]e|number|vehicle|car)plate/,
  /^id(card|no|number)|identity(card|no|number)|citizenid|sfzh|passport/,
  /^(person|suspect|target|subject|pedestrian)(id|name|tag|match|list|type)?$|(watch|black|white|wanted)list|^(person)?reid$/,
  /similarity|matchscore|matchrate/,
  /imsi|imei|^mac$|macaddress|phonemac/,
  /人脸|人像|步态|虹膜|指纹|车牌|号牌|身份证|嫌疑人|布控|黑名单|白名单|相似度/,
];

const deepest = 12;

/**
 * Refuses a message that carries the match of a person or a plate, in a field's name or in words, wherever it stands. Runs
 * before the schema, so that the sender is told what is wrong and not that a field is unknown.
 */
export function refuseIdentifyingReport(value: unknown, depth = 0): void {
  if (depth > deepest) throw new Rejected('malformed', 'malformedInput', { details: { where: 'depth' } });
  if (typeof value === 'string') refuseIdentifyingText(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (!Array.isArray(value)) refuseIdentifyingName(name);
    refuseIdentifyingReport(member, depth + 1);
  }
}

export function refuseIdentifyingName(name: string): void {
  const plain = name.replace(/[\s_.:-]/g, '').toLowerCase();
  if (identifyingNames.some((pattern) => pattern.test(plain))) {
    throw new Rejected('notAllowed', 'identifiesPersons', { details: { field: name.slice(0, 60) } });
  }
}
