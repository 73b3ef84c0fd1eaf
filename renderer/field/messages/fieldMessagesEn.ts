import { phrasesEn } from '../../i18n/common/phrasesEn.ts';

/** Words of the phone's messages, en. */
export const fieldMessagesEn = {
  messages: {
    heading: 'Messages',
    unread: '{{count}} messages not read',
    none: 'No messages yet',
    hall: 'All on duty',
    agency: 'Our agency',
    area: 'Our area',
    incident: 'Incident messages',
    unit: 'The hall',
    called: 'You were called',
    back: 'Back',
    write: 'Message',
    send: 'Send',
    photo: 'Photo',
    place: 'My position',
    waiting: 'waiting',
    read: 'Read by {{names}}',
    sent: 'Sent',
    pictureBy: 'Photo by {{name}}',
    showPlace: 'Open the place',
    plot: 'See the drawing in the hall',
  },
  phrase: phrasesEn,
} as const;
