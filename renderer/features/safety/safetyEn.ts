/** Words of emergencies and of orders that nobody answers. */
export const safetyEn = {
  safety: {
    emergencies: 'Emergencies',
    cause: {
      button: 'Emergency button',
      manDown: 'Fell and lies still',
      welfare: 'Mayday: no answer',
      voice: 'Called by voice',
    },
    noPlace: 'Place unknown',
    atIncident: 'Incident #{{number}}',
    acknowledge: 'Acknowledge',
    answer: 'Answer · join its group',
    inGroup: 'In its group',
    inHallGroup: 'Calls in the hall group',
    callsNow: 'Calling now',
    acknowledgedBy: 'Acknowledged by {{name}}',
    show: 'Show',
    end: 'End',
    endTitle: 'End the emergency',
    endReason: 'How is it known that all is well?',
    unanswered: 'Not acknowledged',
    deliveryCause: {
      notDelivered: 'Not delivered: the phone is offline',
      deliveredNotSeen: 'Delivered, seen by nobody',
      seenNotAcknowledged: 'Seen, not acknowledged',
      offDuty: 'The unit is off duty',
    },
    passedOn: {
      dispatched: '{{unit}} was sent as well',
      proposed: '{{unit}} could go instead',
      voice: 'Call by voice',
      nobody: 'No other unit can go; call by voice',
    },
    sendProposed: 'Send {{unit}}',
    more: '{{count}} more orders not acknowledged',
  },
} as const;

export const safetyEventsEn = {
  assignmentRealerted: 'Phone rung again',
  deliveryWarned: 'Dispatcher warned: not acknowledged',
  assignmentPassedOn: 'Passed on to the next unit or to voice',
  welfareAsked: 'Asked whether all is well',
  welfareAnswered: 'All is well',
  maydayRaised: 'Mayday: no answer',
} as const;
