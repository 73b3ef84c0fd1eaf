/** Names of the seat's panels and what is said while they are arranged, in English. */
export const dockEn = {
  dock: {
    alarms: 'Alarms',
    queue: 'Incidents',
    units: 'Units',
    messages: 'Messages',
    wall: 'Wall',
    map: 'Map',
    cameras: 'Opened cameras',
    incident: 'Incident',
    arrange: 'Arrange the panels',
    arranging: 'Drag tabs to move panels and edges to size them; kept with your account, at any desk.',
    done: 'Done',
    reset: "Back to this role's layout",
  },
} as const;
