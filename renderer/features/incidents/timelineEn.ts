/** Words of an incident's timeline, in English. */
export const timelineEn = {
  timeline: {
    title: 'Timeline',
    device: 'Phone’s clock {{time}}',
    photo: 'Picture from the scene',
    signedBy: 'Signed: {{name}}',
    filter: 'Which lines',
    sort: { all: 'All', course: 'Course', units: 'Units', words: 'Words', pictures: 'Pictures', clocks: 'Deadlines' },
    none: 'No lines of this sort',
    keys: '↑ ↓ go from line to line, Enter opens its place, picture or unit',
    message: 'Message',
    passed: 'Deadline passed: {{clock}}',
    stillOpen: 'not done yet',
    doneAt: 'done only at {{time}}',
    until: 'until {{time}}',
    informed: 'told: {{names}}',
    cameras: '{{count}} cameras',
    showPlace: 'Show the place on the map',
    showUnit: 'Show {{name}}',
    openCameras: 'Open these cameras',
  },
} as const;
