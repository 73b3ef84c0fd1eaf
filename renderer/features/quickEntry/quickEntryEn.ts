/** Words of the one-line report, in English. */
export const quickEntryEn = {
  quick: {
    title: 'Report in one line',
    placeholder: 'fire lanchuan square smoke on the roof 2 (type, place, words, priority, in any order)',
    hint: 'A place by name, initials, coordinates, camera or grid code; ↑↓ chooses another',
    understood: 'Understood',
    taken: 'assumed',
    marked: 'Marked on the map',
    noPlace: 'No place yet',
    noSummary: 'No words yet',
    places: 'Possible places',
    duplicates: 'May be the same',
    near: '{{distance}} away',
    sameType: 'same type',
    likeWords: 'words {{percent}}% alike',
    merge: 'Merge into it',
    link: 'Link',
    mergeReason: 'Reported again',
    form: 'Full form',
  },
} as const;
