import type { RejectionReason } from '../wire/rejection.ts';
import type { IncidentCommand } from './commands.ts';
import type { IncidentEvent } from './events.ts';
import type { IncidentStatus } from './incident.ts';

/** A rule beside the status, decided by the incident and who asks alone, so that a button knows the answer as well. */
export type LifecycleRule =
  | 'noUnitsOut'
  | 'byAnotherPerson'
  | 'handOffAsked'
  | 'noHandOffAsked'
  | 'byReceiver'
  | 'extensionAsked'
  | 'noExtensionAsked'
  | 'notByAsker';

export interface LifecycleRow {
  readonly from: readonly IncidentStatus[];
  /** The status after it; with several, the server computes which (`choice` says how). */
  readonly to: readonly (IncidentStatus | 'same')[];
  readonly choice?: string;
  /** Where not every start leads to every end: those that do. */
  readonly ways?: readonly (readonly [IncidentStatus, IncidentStatus])[];
  readonly rules: readonly LifecycleRule[];
  readonly events: readonly IncidentEvent['type'][];
  /**
   * command: who commands it by area or agency. contribute: any desk, and units on it. unit: the unit it was sent to, or
   * who commands it for the unit. server: the server itself.
   */
  readonly scope: 'command' | 'contribute' | 'unit' | 'server';
  /** Refusals that need more than the incident: the directory, the clock, another incident. */
  readonly also?: readonly RejectionReason[];
  /** For a command on two incidents: what holds for the other one. */
  readonly other?: Pick<LifecycleRow, 'from' | 'to' | 'choice' | 'events'>;
}

const unsettled = ['reported', 'accepted', 'open', 'dispatched', 'reportedBack', 'returned'] as const;
const underway = ['accepted', 'open', 'dispatched', 'reportedBack'] as const;
const unfinished = [...unsettled, 'parked'] as const;
const live = [...unfinished, 'verified'] as const;
const all = [...live, 'closed', 'merged', 'void'] as const;
const same = ['same'] as const;
const none = [] as const;
const byItsUnits =
  'dispatched while a unit is bound by it; else reportedBack when one reported back, open when none did';

/**
 * The lifecycle of an incident in one table. Server, buttons, property test and docs/lifecycle.md all read it; what it
 * does not allow cannot be done.
 */
export const lifecycle = {
  reportIncident: { from: none, to: ['reported'], rules: none, events: ['incidentReported'], scope: 'contribute' },
  acceptIncident: {
    from: ['reported', 'returned'],
    to: ['accepted'],
    rules: none,
    events: ['incidentAccepted'],
    scope: 'command',
  },
  openIncident: { from: ['accepted'], to: ['open'], rules: none, events: ['incidentOpened'], scope: 'command' },
  returnIncident: {
    from: ['reported', 'accepted'],
    to: ['returned'],
    rules: none,
    events: ['incidentReturned'],
    scope: 'command',
  },
  voidIncident: {
    from: unfinished,
    to: ['void'],
    rules: ['noUnitsOut'],
    events: ['incidentVoided'],
    scope: 'command',
  },
  editIncident: {
    from: unfinished,
    to: same,
    rules: none,
    events: ['incidentEdited'],
    scope: 'command',
    also: ['areaUnknown', 'identifiesPersons'],
  },
  dispatchUnits: {
    from: ['open', 'dispatched', 'reportedBack'],
    to: ['dispatched'],
    rules: none,
    events: ['unitDispatched'],
    scope: 'command',
    also: ['unitUnknown', 'unitOffDuty', 'unitAssigned', 'unitOutOfScope', 'assignmentExists', 'identifiesPersons'],
  },
  recallAssignment: {
    from: ['dispatched'],
    to: ['dispatched', 'reportedBack', 'open'],
    choice: byItsUnits,
    rules: none,
    events: ['assignmentRecalled'],
    scope: 'command',
    also: ['assignmentUnknown', 'assignmentStep'],
  },
  confirmDelivery: step('assignmentDelivered'),
  confirmSeen: step('assignmentSeen'),
  acknowledgeAssignment: step('assignmentAcknowledged'),
  departForScene: step('unitDeparted'),
  arriveOnScene: step('unitArrived'),
  reportBack: {
    from: ['dispatched'],
    to: ['dispatched', 'reportedBack'],
    choice: byItsUnits,
    rules: none,
    events: ['unitReportedBack'],
    scope: 'unit',
    also: ['assignmentUnknown', 'assignmentStep', 'otherUnit'],
  },
  verifyIncident: {
    from: ['reportedBack'],
    to: ['verified', 'open'],
    choice: 'verified when it passed, open when it failed',
    rules: ['byAnotherPerson'],
    events: ['incidentVerified'],
    scope: 'command',
  },
  closeIncident: { from: ['verified'], to: ['closed'], rules: none, events: ['incidentClosed'], scope: 'command' },
  reopenIncident: {
    from: ['verified', 'closed', 'void'],
    to: ['open', 'reported'],
    choice: 'a void one must be accepted anew, the others are open',
    ways: [
      ['verified', 'open'],
      ['closed', 'open'],
      ['void', 'reported'],
    ],
    rules: none,
    events: ['incidentReopened'],
    scope: 'command',
  },
  parkIncident: {
    from: ['accepted', 'open', 'reportedBack'],
    to: ['parked'],
    rules: ['noUnitsOut', 'noHandOffAsked'],
    events: ['incidentParked'],
    scope: 'command',
    also: ['untilPast'],
  },
  resumeIncident: {
    from: ['parked'],
    to: ['accepted', 'open', 'reportedBack'],
    choice: 'the status it was parked from',
    rules: none,
    events: ['incidentResumed'],
    scope: 'command',
  },
  askExtension: {
    from: [...underway, 'parked'],
    to: same,
    rules: ['noExtensionAsked'],
    events: ['extensionAsked'],
    scope: 'command',
    also: ['untilPast'],
  },
  grantExtension: {
    from: unfinished,
    to: same,
    rules: ['extensionAsked', 'notByAsker'],
    events: ['extensionGranted'],
    scope: 'command',
  },
  refuseExtension: {
    from: unfinished,
    to: same,
    rules: ['extensionAsked', 'notByAsker'],
    events: ['extensionRefused'],
    scope: 'command',
  },
  escalateIncident: {
    from: unfinished,
    to: same,
    rules: none,
    events: ['incidentEscalated'],
    scope: 'command',
    also: ['areaUnknown', 'levelTop'],
  },
  handOffIncident: {
    from: underway,
    to: same,
    rules: ['noHandOffAsked'],
    events: ['handOffAsked'],
    scope: 'command',
    also: ['agencyUnknown', 'agencySame', 'untilPast'],
  },
  acceptHandOff: {
    from: underway,
    to: same,
    rules: ['handOffAsked', 'byReceiver'],
    events: ['handOffAccepted'],
    scope: 'command',
  },
  refuseHandOff: {
    from: unfinished,
    to: same,
    rules: ['handOffAsked', 'byReceiver'],
    events: ['handOffRefused'],
    scope: 'command',
  },
  timeOutHandOff: {
    from: all,
    to: same,
    rules: ['handOffAsked'],
    events: ['handOffTimedOut'],
    scope: 'server',
    also: ['answerNotDue'],
  },
  mergeIncident: {
    from: unfinished,
    to: ['merged'],
    rules: ['noHandOffAsked'],
    events: ['incidentMerged'],
    scope: 'command',
    also: ['incidentUnknown', 'staleVersion', 'outOfScope', 'mergeSelf', 'mergeTarget', 'hasChildren', 'unitAssigned'],
    other: {
      from: ['reported', 'accepted', 'open', 'dispatched', 'reportedBack', 'parked'],
      to: ['same', 'dispatched'],
      choice: 'dispatched when units that are out come along; it must then be open, dispatched or reportedBack',
      events: ['incidentAbsorbed'],
    },
  },
  unmergeIncident: {
    from: ['merged'],
    to: ['reported', 'accepted', 'open', 'dispatched', 'reportedBack', 'returned', 'parked'],
    choice: 'the status it had; when units came along, by how they stand now',
    rules: none,
    events: ['incidentUnmerged'],
    scope: 'command',
    also: ['mergeTarget', 'outOfScope', 'unitAssigned'],
    other: {
      from: unfinished,
      to: ['same', 'reportedBack', 'open'],
      choice: byItsUnits,
      events: ['incidentSplit'],
    },
  },
  linkIncidents: {
    from: all,
    to: same,
    rules: none,
    events: ['incidentLinked'],
    scope: 'command',
    also: ['incidentUnknown', 'linkSelf', 'linkExists'],
    other: { from: all, to: same, events: ['incidentLinked'] },
  },
  unlinkIncidents: {
    from: all,
    to: same,
    rules: none,
    events: ['incidentUnlinked'],
    scope: 'command',
    also: ['incidentUnknown', 'linkUnknown'],
    other: { from: all, to: same, events: ['incidentUnlinked'] },
  },
  setParentIncident: {
    from: live,
    to: same,
    rules: none,
    events: ['parentIncidentSet'],
    scope: 'command',
    also: ['incidentUnknown', 'parentUnsound'],
  },
  urgeIncident: {
    from: live,
    to: same,
    rules: none,
    events: ['incidentUrged'],
    scope: 'contribute',
    also: ['urgeExists'],
  },
  answerUrge: {
    from: all,
    to: same,
    rules: none,
    events: ['urgeAnswered'],
    scope: 'contribute',
    also: ['urgeUnknown', 'urgeAnswered', 'ownRequest'],
  },
  addIncidentNote: {
    from: live,
    to: same,
    rules: none,
    events: ['incidentNoteAdded'],
    scope: 'contribute',
    also: ['otherUnit', 'identifiesPersons'],
  },
  attachPhoto: {
    from: live,
    to: same,
    rules: none,
    events: ['photoAttached'],
    scope: 'contribute',
    also: ['otherUnit', 'attachmentUnknown', 'identifiesPersons'],
  },
  takeSnapshot: {
    from: live,
    to: same,
    rules: none,
    events: ['snapshotTaken'],
    scope: 'contribute',
    also: ['cameraUnknown', 'attachmentUnknown', 'attachmentType'],
  },
  keepClip: {
    from: live,
    to: same,
    rules: none,
    events: ['clipKept'],
    scope: 'contribute',
    also: ['attachmentUnknown', 'attachmentType'],
  },
  linkCameras: { from: all, to: same, rules: none, events: ['camerasLinked'], scope: 'server' },
} as const satisfies Record<IncidentCommand['type'] | 'takeSnapshot' | 'keepClip', LifecycleRow>;

export type LifecycleCommand = keyof typeof lifecycle;

export function lifecycleRow(command: LifecycleCommand): LifecycleRow {
  return lifecycle[command];
}

function step<Event extends IncidentEvent['type']>(event: Event) {
  return {
    from: ['dispatched'],
    to: same,
    rules: none,
    events: [event],
    scope: 'unit',
    also: ['assignmentUnknown', 'assignmentStep', 'otherUnit'],
  } as const;
}
