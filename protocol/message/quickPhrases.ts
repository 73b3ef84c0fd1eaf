/** Phrases one touch away; their words stand in the catalogues, so that each is sent in its writer's language. */
export const deskPhrases = ['report', 'position', 'needs', 'careful', 'wait', 'received'] as const;
export const fieldPhrases = [
  'received',
  'onTheWay',
  'arrived',
  'underControl',
  'needSupport',
  'blocked',
  'safe',
] as const;
