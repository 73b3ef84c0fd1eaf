/** What the seat says about the machine it runs on, in English. */
export const desktopEn = {
  displays: {
    title: 'Which display shows the wall?',
    unnamed: 'Display {{number}}',
    primary: 'primary',
    shows: 'shows {{wall}}, display {{number}}',
    open: 'Put it here',
    close: 'Take it away',
    desktop: 'The wall fills the chosen display and comes back by itself at the next start.',
    browser: 'The browser opens a window on the chosen display; F on the wall makes it fill the screen.',
  },
  machine: {
    starting: 'The server on this machine is starting.',
    restarting: 'The server on this machine stopped unexpectedly and is starting again; what was accepted is saved.',
    failed: 'The server on this machine cannot start; tell the system administrator.',
    ready: '',
    recovered:
      'This page ended unexpectedly and was loaded again ({{times}}×, reason: {{reason}}). Check what you were doing.',
    understood: 'Understood',
  },
  shell: {
    title: 'This machine',
    server: 'Server address',
    serverHint:
      'A change is confirmed in a window of its own and starts the program again; empty runs the server here.',
    serverBad: 'Only scheme, host and port, such as https://hall.example:8443',
    thisMachine: 'on this machine',
    change: 'Change',
    talkKey: 'Global talk key',
    pressKey: 'Press the key to use… (Esc cancels)',
    pressOther: 'That key needs Ctrl or Alt; try another',
    noKey: 'none',
    removeKey: 'Remove',
    talkKeyState: {
      bound: 'Talks from any program.',
      taken: 'Another program has this key; it talks in windows of Yigan only.',
      none: 'There is no global talk key.',
    },
    startsAtLogin: 'Start with the computer',
    version: 'Version {{version}} · Electron {{electron}} · Chromium {{chromium}}',
    latched: 'The floor stays open: press the talk key again to end (ends by itself after 60 s)',
  },
} as const;
