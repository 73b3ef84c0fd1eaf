/** Words of areas and of centres below the hall, en. */
export const areasEn = {
  areas: {
    level: { city: 'city', county: 'county', township: 'township', village: 'village', grid: 'grid' },
    reach: 'What is shown',
    all: 'Whole city',
    outside: "Not of this seat's area or agency: it may be read, not acted on. Ask for a dispatch or a hand-over.",
    informed: 'Done past this centre, told to it',
    informedMark: 'For information',
    seen: 'Seen',
    allSeen: 'All seen',
    more: '{{count}} more',
    handOffs: 'Hand-overs waiting for an answer',
    handOff: 'Hand-over',
    handOffBy: '{{name}} hands over: {{reason}}',
    answerIn: 'answer within {{left}}, else it goes back',
    acceptHandOff: 'Take over',
    refuseHandOff: 'Send back…',
    refuseReason: 'Why it is sent back',
  },
} as const;
