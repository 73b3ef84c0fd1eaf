/** Words of the broadcast sheet, en. */
export const fieldBroadcastEn = {
  broadcast: {
    heading: 'Broadcast from the hall',
    corrected: 'Correction: this one counts',
    recalled: 'Broadcast taken back',
    recallReason: 'Why: {{reason}}',
    confirm: 'Received',
    more: '{{count}} more after this',
  },
};
