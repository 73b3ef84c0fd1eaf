/** Why a shift or a handover is refused. */
export const peopleReasonsEn = {
  shiftUnknown: 'There is no such shift, or it was cancelled',
  shiftExists: 'The shift exists already',
  shiftTimes: 'A shift ends after it starts, lasts 36 hours at most and is not over yet',
  shiftOverlap: 'It overlaps another shift of this unit',
  shiftBegun: 'The shift has begun or is over and cannot be changed so',
  crewUnknown: 'This person is no longer in the shift: look again',
  crewTwice: 'Nobody can stand in one shift twice',
  shiftChanged: 'The shift was changed by somebody else: look again',
  rosterFull: 'The roster has {{most}} shifts already',
  handoverUnknown: 'There is no such handover',
  handoverExists: 'The handover was signed already',
  handoverAccepted: 'The handover was accepted already',
  ownHandover: 'The one who leaves and the one who comes are two people',
  otherSeat: 'The same kind of seat takes over',
} as const;
