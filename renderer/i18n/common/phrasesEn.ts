/** Phrases one touch away, on desks and phones. */
export const phrasesEn = {
  report: 'Report the situation, please',
  position: 'Report your position, please',
  needs: 'Do you need support?',
  careful: 'Take care',
  wait: 'Wait where you are',
  received: 'Received',
  onTheWay: 'On the way',
  arrived: 'Arrived',
  underControl: 'Under control',
  needSupport: 'Support needed',
  blocked: 'The road is blocked',
  safe: 'Everybody is safe',
} as const;
