import type { shellZh } from './shellZh.ts';

export const shellEn: typeof shellZh = {
  name: 'Yigan',
  status: {
    starting: 'Starting the server',
    startingDetail: 'The first start prepares its data. Please wait.',
    restarting: 'The server ended and is being started again',
    restartingDetail: 'Everything acknowledged is stored; work goes on by itself.',
    failed: 'The server does not start',
    failedDetail: 'Follow the words below and open Yigan again, or use the server of a hall.',
    unreachable: 'The server cannot be reached',
    unreachableDetail: '{{url}} ({{reason}}). Trying again by itself.',
    pageFailed: 'The page keeps ending',
    pageFailedDetail:
      'It is no longer loaded again ({{reason}}, {{times}} times). Open Yigan again; if it happens once more, call your administrator.',
    serverLabel: 'Address of the hall server',
    serverUse: 'Use this server',
  },
  ask: {
    firstTitle: 'First start',
    firstText: 'What shall run on this computer?',
    firstDetail: 'The demo city comes with simulated cameras and demo accounts; the empty hall is for real work.',
    demo: 'Demo city',
    empty: 'Empty hall',
    serverText: 'Connect this seat to {{url}}?',
    serverDetail: 'Yigan starts again. Connect to servers of your own organisation only.',
    embedded: 'the server on this computer',
    connect: 'Connect and restart',
    cancel: 'Cancel',
  },
  tell: {
    settingsSetAside: 'The settings file was damaged',
    settingsSetAsideDetail: 'Default settings are used; the file is kept at {{path}}.',
    firstAdministrator: 'First administrator (shown once)',
    badServer: 'Not the address of a server',
    badServerDetail: '{{url}} is not the address of a server, which looks like https://host:port.',
    confirm: 'Understood',
  },
  tray: { show: 'Show the console', quit: 'Quit Yigan' },
};
