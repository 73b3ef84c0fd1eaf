import { z } from 'zod';

/** The closed set of ways a request can be refused. */
export const rejectionCodes = [
  'malformed',
  'unknownCommand',
  'unauthenticated',
  'forbidden',
  'notFound',
  'conflict',
  'notAllowed',
  'rateLimited',
  'tooLarge',
  'unavailable',
  'storageFailure',
  'serverFailure',
] as const;
export const rejectionCodeSchema = z.enum(rejectionCodes);
export type RejectionCode = z.infer<typeof rejectionCodeSchema>;

/** Every reason an operator may read; each has words in both languages (`reasons.*` in the interface's catalogues). */
export const rejectionReasons = [
  'malformedInput',
  'malformedCommand',
  'unknownCommand',
  'unknownCall',
  'protocolVersion',
  'notLoggedIn',
  'sessionEnded',
  'wrongPassword',
  'tooManyAttempts',
  'accountLocked',
  'accountDisabled',
  'accountExists',
  'accountUnknown',
  'accountOwn',
  'roleUnbound',
  'directoryReferences',
  'passwordMustChange',
  'passwordTooWeak',
  'passwordSame',
  'foreignOrigin',
  'roleMayNot',
  'otherUnit',
  'purposeMissing',
  'incidentUnknown',
  'incidentExists',
  'incidentStatus',
  'staleVersion',
  'stillDispatched',
  'assignmentUnknown',
  'assignmentExists',
  'assignmentStep',
  'unitUnknown',
  'unitOffDuty',
  'unitAssigned',
  'unitBusy',
  'unitNotAssigned',
  'unitOffline',
  'unitVideoNotSent',
  'selfVerification',
  'handOffAsked',
  'handOffNone',
  'answerNotDue',
  'agencyUnknown',
  'agencySame',
  'otherAgency',
  'extensionAsked',
  'extensionNone',
  'ownRequest',
  'untilPast',
  'areaUnknown',
  'levelTop',
  'outOfScope',
  'unitOutOfScope',
  'mergeSelf',
  'mergeTarget',
  'hasChildren',
  'linkSelf',
  'linkExists',
  'linkUnknown',
  'parentUnsound',
  'urgeUnknown',
  'urgeAnswered',
  'urgeExists',
  'broadcastUnknown',
  'broadcastExists',
  'broadcastOver',
  'nobodyOnDuty',
  'attachmentUnknown',
  'attachmentExists',
  'attachmentType',
  'attachmentTooLarge',
  'attachmentOffset',
  'sceneCameraOther',
  'sceneCameraStream',
  'sceneNotUnderWay',
  'wallUnknown',
  'wallExists',
  'wallNeeded',
  'wallHeld',
  'wallTouring',
  'layoutUnsound',
  'pageNotAllowed',
  'sceneUnknown',
  'sceneOfOthers',
  'tourUnknown',
  'ruleUnknown',
  'displayUnknown',
  'windowBlocked',
  'tileUnknown',
  'cameraUnknown',
  'cameraNoPtz',
  'cameraMasked',
  'cameraUnreachable',
  'cameraHeld',
  'cameraSoundNotAllowed',
  'pushServiceNotAllowed',
  'cameraNoSound',
  'cameraSoundCodec',
  'cameraSoundFailed',
  'presetUnknown',
  'presetInTour',
  'ptzTourUnknown',
  'ptzTooMany',
  'talkgroupUnknown',
  'talkgroupClosed',
  'floorTaken',
  'mediaUnavailable',
  'mediaUnknown',
  'mediaInput',
  'identifiesPersons',
  'plotUnknown',
  'plotExists',
  'plotIncomplete',
  'plotsFull',
  'roadBlockUnknown',
  'roadBlockExists',
  'roadBlockOver',
  'roadBlocksFull',
  'planUnknown',
  'plansFull',
  'checklistItemUnknown',
  'alarmUnknown',
  'alarmHandled',
  'alarmNoPlace',
  'intakeSource',
  'intakeSignature',
  'intakeTime',
  'intakeDisabled',
  'intakeKeyMissing',
  'capInvalid',
  'rulebookChanged',
  'kindUnknown',
  'emergencyUnknown',
  'emergencyExists',
  'emergencyEnded',
  'messageExists',
  'messageEmpty',
  'messageUnknown',
  'conversationForeign',
  'shiftUnknown',
  'shiftExists',
  'shiftTimes',
  'shiftOverlap',
  'shiftBegun',
  'shiftChanged',
  'crewUnknown',
  'crewTwice',
  'rosterFull',
  'handoverUnknown',
  'handoverExists',
  'handoverAccepted',
  'ownHandover',
  'otherSeat',
  'commandIdReused',
  'tooLarge',
  'rateLimited',
  'timeout',
  'storageFull',
  'storageFailed',
  'reportUnknown',
  'reportDamaged',
  'serverStopping',
  'serverFailure',
] as const;
export const rejectionReasonSchema = z.enum(rejectionReasons);
export type RejectionReason = z.infer<typeof rejectionReasonSchema>;

const detailsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type RejectionDetails = z.infer<typeof detailsSchema>;

export const rejectionSchema = z.strictObject({
  code: rejectionCodeSchema,
  reason: rejectionReasonSchema,
  /** Values for the words of the reason, e.g. `{ status: 'closed' }`. */
  details: detailsSchema.exactOptional(),
});
export type Rejection = z.infer<typeof rejectionSchema>;

/** A refusal with words an operator can read. Anything else thrown is a bug. */
export class Rejected extends Error {
  readonly code: RejectionCode;
  readonly reason: RejectionReason;
  readonly details: RejectionDetails | undefined;

  constructor(
    code: RejectionCode,
    reason: RejectionReason,
    options: { details?: RejectionDetails; cause?: unknown } = {},
  ) {
    super(`${code}: ${reason}`, { cause: options.cause });
    this.name = 'Rejected';
    this.code = code;
    this.reason = reason;
    this.details = options.details;
  }

  /** What another side refused, as it said it. */
  static from({ code, reason, details }: Rejection): Rejected {
    return new Rejected(code, reason, details === undefined ? {} : { details });
  }

  toRejection(): Rejection {
    return this.details === undefined
      ? { code: this.code, reason: this.reason }
      : { code: this.code, reason: this.reason, details: this.details };
  }
}
