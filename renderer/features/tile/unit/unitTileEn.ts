export const unitTileEn = {
  title: '{{name}} · live video',
  ask: 'Ask for live video',
  opening: { title: 'Opening live video', doing: 'Waiting for the first picture' },
  stale: { title: 'Live video stands still', doing: 'The phone may have bad reception; waiting' },
  failed: { title: 'Live video did not open', doing: 'Trying again' },
  pageLineLost: { title: 'No line to the server', doing: 'Connecting again' },
  unknownUnit: { title: 'Unit does not exist', doing: 'It is no longer in the directory; remove it' },
  offDuty: { title: 'Off duty', doing: 'Live video needs duty and an assignment' },
  notAssigned: { title: 'On no assignment', doing: 'Live video needs an assignment' },
  asked: { title: 'Live video asked for', doing: '{{name}} asked; waiting for the unit ({{waited}})' },
  notSending: { title: 'No live video', doing: 'The unit starts it on its phone' },
} as const;
