/** Words of the broadcast sheet, en. */
export const fieldBroadcastEn = {
  broadcast: {
    heading: 'Broadcast from the hall',
    confirm: 'Received',
    more: '{{count}} more after this',
  },
};
