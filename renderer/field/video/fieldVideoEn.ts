export const fieldVideoEn = {
  start: 'Live video',
  opening: 'Opening the camera…',
  accept: 'Start sending',
  decline: 'Not now',
  asked: '{{name}} asks for live video',
  sending: 'Sending live video',
  stop: 'Stop',
  own: 'Own picture',
  noWatchers: 'Nobody is watching yet',
  watchers: '{{names}} watching',
  failure: {
    insecurePage: 'The page is not on a secure line, so the browser gives no camera',
    notAllowed: 'No permission for the camera; allow it in the browser’s settings',
    notFound: 'No camera was found',
    inUse: 'Another app uses the camera',
    failed: 'The camera could not be opened',
  },
} as const;
