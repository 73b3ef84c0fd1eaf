import { Rejected } from '../../protocol/wire/rejection.ts';

/**
 * Structured markers by which recognition systems pass on a match of a person or a plate. People may write what they
 * saw; a machine's match of who it was is what this product never takes in.
 */
const matchMarkers = [
  /\b(face|gait|person|plate|lpr|anpr)[_ -]?(match|recogni[sz]ed|recognition|hit|id|score|similarity)\b/i,
  /(人脸|人像|步态|车牌)\s*(识别|比对|匹配|命中|布控|抓拍)/,
  /(布控|重点)(人员|车辆)\s*(命中|预警|报警|比中)/,
];

export function refuseIdentifyingText(text: string): void {
  if (matchMarkers.some((marker) => marker.test(text))) throw new Rejected('notAllowed', 'identifiesPersons');
}
