import type { IncidentType } from '../../../protocol/incident/incident.ts';
import type { IncidentKind } from '../../../protocol/rulebook/rulebook.ts';
import { pinyinInitials } from '../search/index.ts';

/** What a call taker types to say the type; the first letters of the pinyin of each will do as well. */
const said: Record<IncidentType, readonly string[]> = {
  fire: ['火灾', '火警', '着火', '起火', '失火', 'fire'],
  flood: ['内涝', '积水', '水灾', '洪水', 'flood'],
  traffic: ['交通', '车祸', '交通事故', 'traffic', 'crash'],
  medical: ['急救', '急病', '医疗', 'medical', 'ambulance'],
  security: ['治安', '警情', '打架', 'security', 'fight'],
  crowd: ['人群', '人群聚集', '聚集', 'crowd'],
  facility: ['市政', '市政设施', '设施', 'facility'],
  environment: ['环境', '环保', 'environment'],
  rescue: ['救援', '被困', 'rescue', 'trapped'],
  other: ['其他', '求助', 'other'],
};

/** Words of a description that speak for a type where nobody said one; they stay in the description. */
const meant: readonly (readonly [IncidentType, RegExp])[] = [
  ['rescue', /被困|落水|溺水|坍塌|困人|trapped|drown/i],
  ['fire', /[起着失冒明]火|火[灾警]|冒烟|有烟|烟雾|浓烟|燃烧|爆炸|\bfire\b|smoke|burning|blaze/i],
  ['traffic', /车祸|追尾|撞车|相撞|剐蹭|刮擦|侧翻|交通事故|堵车|拥堵|crash|collision/i],
  ['medical', /晕倒|昏迷|胸[痛闷]|抽搐|流血|骨折|受伤|心脏|unconscious|bleeding|injured/i],
  ['flood', /内涝|积水|倒灌|漫[溢堤]|管涌|洪水|flood/i],
  ['crowd', /人群|聚集|拥挤|踩踏|crowd/i],
  ['security', /打架|斗殴|盗窃|被盗|偷|抢|闹事|纠纷|\bfight|theft|stolen/i],
  ['facility', /井盖|路灯|燃气|漏气|煤气|水管|爆管|停电|断电|护栏|树倒|gas leak|burst pipe/i],
  ['environment', /垃圾|噪[声音]|污染|异味|排污|noise|pollution/i],
];

export interface SaidType {
  readonly type: IncidentType;
  /** One of the rulebook's kinds; null where only its family was said. */
  readonly kindId: string | null;
  /** The whole word, where only its first letters were typed. */
  readonly word: string;
}

const families = Object.entries(said) as [IncidentType, readonly string[]][];

/** Every word that says a type or a kind, lower case; of two meanings of the same letters the family's comes first. */
export function incidentWords(kinds: readonly IncidentKind[]): ReadonlyMap<string, SaidType> {
  const words = new Map<string, SaidType>();
  const add = (text: string, meaning: Omit<SaidType, 'word'>) => {
    for (const typed of [text.toLowerCase(), pinyinInitials(text)]) {
      if (typed.length > 1 && !words.has(typed)) words.set(typed, { ...meaning, word: text });
    }
  };
  for (const [type, texts] of families) for (const text of texts) add(text, { type, kindId: null });
  for (const { id, family, name, isActive } of kinds) {
    if (isActive) for (const text of [name.zh, name.en]) add(text, { type: family, kindId: id });
  }
  return words;
}

/** The type that a description speaks for, or null. */
export function meantType(description: string): IncidentType | null {
  return meant.find(([, pattern]) => pattern.test(description))?.[0] ?? null;
}
