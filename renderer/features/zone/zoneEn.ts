export const zoneEn = {
  zone: {
    title: 'Zone',
    draw: 'Draw a zone on the map',
    drawing: 'Stop drawing',
    again: 'Draw anew',
    edit: 'Change its edge',
    edited: 'Done',
    drop: 'Drop the zone',
    none: 'No zone: anywhere, or by the areas above',
    has: 'Drawn, {{count}} corners',
    tooLong: 'Too many corners, {{most}} at most; not taken',
    hint: {
      draw: 'Click corner by corner; click the first one or double-click to end',
      edit: 'Drag corners; drag the middle of an edge to add one; right-click a corner to remove it',
    },
  },
} as const;
